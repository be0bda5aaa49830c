using Insights.Tests.Fakes;

namespace Insights.Tests.Reviewing;

/// <summary>What maintainers put together or apart is published at once and stays so, with the same ids, night by night and with --full.</summary>
public sealed class RegroupingTests
{
    [Fact]
    public async Task A_merged_entry_goes_into_the_other_for_good()
    {
        using var shop = await MinedShop.OpenAsync();
        var (from, into) = (shop.Ids()[0], shop.Ids()[1]);
        var all = shop.Conversations(from).Concat(shop.Conversations(into)).Order(StringComparer.Ordinal).ToList();

        await shop.ReviewAsync("merge", from, into, "--who", "Ana");

        Assert.DoesNotContain(from, shop.Ids());
        Assert.Equal(all, shop.Conversations(into));
        var retired = Assert.Single(shop.Faq().GetProperty("retired").EnumerateArray());
        Assert.Equal((from, into, "merged"), (MinedShop.Text("id")(retired), MinedShop.Text("into")(retired), MinedShop.Text("reason")(retired)));
        await StaysAsync(shop);
    }

    [Fact]
    public async Task A_split_gives_conversations_an_entry_of_their_own_for_good()
    {
        using var shop = await MinedShop.OpenAsync();
        var (from, id) = (shop.Ids()[0], shop.Ids()[1]);
        string[] own = [.. shop.Conversations(id).Take(2)];
        await shop.ReviewAsync("merge", from, id);
        var (others, all) = (shop.Ids(), shop.Conversations(id));

        await shop.ReviewAsync(["split", id, "--conversation", .. own]);

        var born = Assert.Single(shop.Ids().Except(others));
        Assert.NotEqual(from, born);
        Assert.Equal(own, shop.Conversations(born));
        Assert.Equal(all.Except(own), shop.Conversations(id));
        await StaysAsync(shop);
    }

    [Fact]
    public async Task What_is_split_off_without_an_answer_of_its_own_leaves_the_entry_and_is_told()
    {
        using var shop = await MinedShop.OpenAsync();
        var id = shop.Ids()[0];
        var conversations = shop.Conversations(id);
        var lone = shop.Threads.First(thread => Name(thread) == conversations[0]);
        lone.Messages.RemoveAt(2);
        lone.Messages.RemoveAt(1);
        lone.ExportedAt = "2025-01-16T02:00:00+00:00";
        await shop.NightAsync("--accept-moves");
        Assert.Contains(conversations[0], shop.Conversations(id));

        var told = await shop.ReviewAsync("split", id, "--conversation", conversations[0]);

        Assert.Contains("not in the FAQ  nothing in its conversations answers it", told.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(conversations[0], shop.Conversations(id));
        await StaysAsync(shop);
    }

    [Fact]
    public async Task A_split_undoes_a_merge_and_gives_the_id_back()
    {
        using var shop = await MinedShop.OpenAsync();
        var before = shop.Shell.Published();
        var (from, into) = (shop.Ids()[0], shop.Ids()[1]);
        var conversations = shop.Conversations(from);
        var slug = MinedShop.Text("slug")(shop.Entry(from));

        await shop.ReviewAsync("merge", from, into);
        Assert.NotEqual(before, shop.Shell.Published());
        await shop.ReviewAsync(["split", into, .. conversations.SelectMany(conversation => new[] { "--conversation", conversation })]);

        Assert.Equal(conversations, shop.Conversations(from));
        Assert.Equal(slug, MinedShop.Text("slug")(shop.Entry(from)));
        Assert.Empty(shop.Faq().GetProperty("retired").EnumerateArray());
        await StaysAsync(shop);
    }

    [Fact]
    public async Task New_questions_go_on_joining_what_was_merged()
    {
        using var shop = await MinedShop.OpenAsync();
        var (from, into) = (shop.Ids()[0], shop.Ids()[1]);
        var like = shop.Threads.First(thread => shop.Conversations(from).Contains(Name(thread)));
        await shop.ReviewAsync("merge", from, into);

        var asked = WrittenExport.At(99_000);
        var fresh = WrittenExport.Thread(asked, "once more")
            .Add(asked, like.Messages[0]!["content"]!.GetValue<string>(), "699")
            .Reply(WrittenExport.At(99_005), asked, like.Messages[1]!["content"]!.GetValue<string>(), "900")
            .Add(WrittenExport.At(99_009), "Thanks, that fixed it.", "699");
        SmallCommunity.WriteTo(shop.Shell, [fresh]);
        await shop.NightAsync();

        Assert.Contains(Name(fresh), shop.Conversations(into));
        Assert.DoesNotContain(from, shop.Ids());
    }

    [Fact]
    public async Task What_cannot_be_merged_or_split_is_refused_and_nothing_is_kept()
    {
        using var shop = await MinedShop.OpenAsync();
        var id = shop.Ids()[0];
        var conversations = shop.Conversations(id);

        await shop.Shell.RefusedAsync(2, "review", "merge", id, id);
        await shop.Shell.RefusedAsync(2, "review", "merge", id, "faq-nobody00");
        await shop.Shell.RefusedAsync(2, "review", "split", id, "--conversation", shop.Conversations(shop.Ids()[1])[0]);
        await shop.Shell.RefusedAsync(2, ["review", "split", id, .. conversations.SelectMany(one => new[] { "--conversation", one })]);
        Assert.False(File.Exists(Path.Combine(shop.Shell.Work, "decisions.jsonl")));
    }

    /// <summary>A night that finds nothing new, and one that makes everything again, change no byte of what was published at once.</summary>
    private static async Task StaysAsync(MinedShop shop)
    {
        var published = shop.Shell.Published();
        await shop.NightAsync();
        Assert.Equal(published, shop.Shell.Published());
        await shop.NightAsync("--full");
        Assert.Equal(published, shop.Shell.Published());
    }

    private static string Name(WrittenExport thread) => thread.Channel.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
