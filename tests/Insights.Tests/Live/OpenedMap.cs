using Microsoft.Playwright;

namespace Insights.Tests.Live;

/// <summary>A map opened from a file in a browser, with everything that went wrong and everything that it asked for.</summary>
internal sealed class OpenedMap : IAsyncDisposable
{
    private readonly IBrowserContext context;
    private readonly Visit visit;

    private OpenedMap(IBrowserContext context, Visit visit) => (this.context, this.visit) = (context, visit);

    public IPage Page => visit.Page;

    public List<string> Faults => visit.Faults;

    public List<string> Requests => visit.Requests;

    public static async Task<OpenedMap> OpenAsync(Chromium browser, string file, int width, int height, bool isDark)
    {
        var context = await browser.OpenAsync(width, height, isDark, isTouch: width < 600);
        var map = new OpenedMap(context, await Visit.OpenAsync(context, new Uri(file), mayFail: false));
        await map.SettleAsync();
        return map;
    }

    /// <summary>Waits until what was asked for is drawn.</summary>
    public Task SettleAsync() => Page.EvaluateAsync("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done())))");

    /// <summary>How many pixels of the picture have each of the colours (as #rrggbb), on any of their sides by 2.</summary>
    public async Task<IReadOnlyList<int>> CountPixelsAsync(IReadOnlyList<string> colours) => await Page.EvaluateAsync<int[]>(
        """
        colours => {
            const canvas = document.getElementById('map');
            const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
            const wanted = colours.map(colour => [1, 3, 5].map(place => parseInt(colour.slice(place, place + 2), 16)));
            const counts = wanted.map(() => 0);
            for (let pixel = 0; pixel < data.length; pixel += 4) {
                wanted.forEach((channels, place) => { if (channels.every((value, channel) => Math.abs(value - data[pixel + channel]) <= 2)) counts[place]++; });
            }
            return counts;
        }
        """,
        colours);

    /// <summary>Moves the mouse onto points of a colour until one with words answers; gives what the page then says.</summary>
    public async Task<string> HoverAsync(string colour)
    {
        var box = (await Page.Locator("#map").BoundingBoxAsync())!;
        var pixels = await Page.EvaluateAsync<float[][]>(
            """
            colour => {
                const canvas = document.getElementById('map');
                const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
                const wanted = [1, 3, 5].map(place => parseInt(colour.slice(place, place + 2), 16));
                const scale = canvas.clientWidth / canvas.width;
                const found = [];
                for (let pixel = 0; pixel < data.length; pixel += 4) {
                    if (wanted.every((value, channel) => value === data[pixel + channel])) {
                        found.push([(pixel / 4 % canvas.width) * scale, Math.floor(pixel / 4 / canvas.width) * scale]);
                    }
                }
                return found.filter((_, place) => place % Math.ceil(found.length / 40) === 0);
            }
            """,
            colour);
        foreach (var pixel in pixels)
        {
            await Page.Mouse.MoveAsync(box.X + pixel[0], box.Y + pixel[1]);
            if (await Page.Locator("#tip .what:not(.none)").IsVisibleAsync())
            {
                return await Page.Locator("#tip .what").InnerTextAsync();
            }
        }

        return "";
    }

    public async ValueTask DisposeAsync() => await context.DisposeAsync();
}
