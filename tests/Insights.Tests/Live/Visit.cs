using Microsoft.Playwright;

namespace Insights.Tests.Live;

/// <summary>A page opened in a browser, with everything that went wrong and everything that it asked for.</summary>
internal sealed class Visit : IAsyncDisposable
{
    private Visit(IPage page) => Page = page;

    public IPage Page { get; }

    public List<string> Faults { get; } = [];

    public List<string> Requests { get; } = [];

    /// <param name="context">The browser's window.</param>
    /// <param name="address">Where to go.</param>
    /// <param name="mayFail">True where the page itself is an error's, or of the disk.</param>
    public static async Task<Visit> OpenAsync(IBrowserContext context, Uri address, bool mayFail)
    {
        var visit = new Visit(await context.NewPageAsync());
        visit.Page.Console += (_, message) => visit.Faults.AddRange(message.Type == "error" && !mayFail ? [message.Text] : []);
        visit.Page.PageError += (_, error) => visit.Faults.Add(error);
        visit.Page.Request += (_, request) => visit.Requests.Add(request.Url);
        await visit.Page.GotoAsync(address.AbsoluteUri);
        return visit;
    }

    /// <summary>Pixels by which the page is wider than its window.</summary>
    public Task<int> OverflowAsync() => Page.EvaluateAsync<int>("() => Math.max(0, document.documentElement.scrollWidth - innerWidth)");

    /// <summary>Looks at a page in every way: it fits, complains of nothing, asks its own server alone; gives what it makes hard for some people.</summary>
    public async Task<IEnumerable<string>> InspectAsync(string look, Uri home)
    {
        var findings = await Axe.FindAsync(Page);
        Assert.True(await OverflowAsync() == 0, $"{look} is wider than the window");
        Assert.True(Faults.Count == 0, $"{look}: {string.Join("; ", Faults)}");
        Assert.All(Requests, request => Assert.StartsWith(home.AbsoluteUri, request, StringComparison.Ordinal));
        await Shots.PageAsync(Page, Path.Combine("site", look));
        return findings.Select(finding => $"{look}: {finding}");
    }

    public async ValueTask DisposeAsync() => await Page.CloseAsync();
}
