using System.Text.Json;

namespace Insights.Tests.Fakes;

/// <summary>The small community after its first night, for tests of what people decide afterwards.</summary>
internal sealed class MinedShop : IDisposable
{
    private string source = "";
    private int night = 24;

    private MinedShop(Shell shell) => Shell = shell;

    public Shell Shell { get; }

    /// <summary>The threads as they were written; changed ones are read with the next night.</summary>
    public IReadOnlyList<WrittenExport> Threads { get; } = SmallCommunity.Threads();

    public static async Task<MinedShop> OpenAsync(Action<Shell>? set = null)
    {
        var shop = new MinedShop(new Shell());
        set?.Invoke(shop.Shell);
        await shop.NightAsync();
        return shop;
    }

    /// <summary>The night after; the exports are written anew.</summary>
    public async Task NightAsync(params string[] options)
    {
        source = SmallCommunity.WriteTo(Shell, Threads);
        night++;
        var told = await Shell.HereAsync(["run", "--source", source, "--now", $"2026-11-{night}T02:00:00Z", .. options]);
        Assert.True(told.Code == 0, $"{told.Code}: {told.Error}");
    }

    /// <summary>Decides something and expects it to be done.</summary>
    public async Task<Told> ReviewAsync(params string[] arguments)
    {
        var told = await Shell.HereAsync(["review", .. arguments]);
        Assert.True(told.Code == 0, $"{told.Code}: {told.Error}");
        return told;
    }

    public JsonElement Faq()
    {
        using var faq = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Shell.Out, "faq.json")));
        return faq.RootElement.Clone();
    }

    public IReadOnlyList<JsonElement> Entries() => [.. Faq().GetProperty("entries").EnumerateArray()];

    public IReadOnlyList<string> Ids() => [.. Entries().Select(Text("id"))];

    public JsonElement Entry(string id) => Entries().Single(entry => entry.GetProperty("id").GetString() == id);

    public IReadOnlyList<string> Conversations(string id) =>
        [.. Entry(id).GetProperty("conversations").EnumerateArray().Select(conversation => conversation.GetString()!)];

    public static Func<JsonElement, string> Text(string property) => element => element.GetProperty(property).GetString()!;

    /// <summary>The drafts and entries as 'review list --all' tells them, by id.</summary>
    public async Task<IReadOnlyList<JsonElement>> ListAsync()
    {
        var told = await ReviewAsync("list", "--all", "--json");
        using var list = JsonDocument.Parse(told.Output);
        return [.. list.RootElement.Clone().EnumerateArray()];
    }

    public void Dispose() => Shell.Dispose();
}
