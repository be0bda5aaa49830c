using System.Text.Json;
using System.Text.Json.Nodes;
using Insights.Pipeline;
using Insights.Tests.Fakes;

namespace Insights.Tests.DiscordChat.Bot;

[Collection(nameof(MinedSample))]
public sealed class TakebackTests(MinedSample sample) : MinedBotTests(sample)
{
    [Fact]
    public async Task A_message_that_is_deleted_on_discord_is_erased_here_and_leaves_the_pages()
    {
        var cited = CitedMessage();

        await Bot.Discord.Gateway.DispatchAsync("MESSAGE_DELETE", new JsonObject { ["id"] = cited, ["channel_id"] = "1", ["guild_id"] = "9000" });
        await Bot.UntilAsync(() => Waiting() is 1);
        await Bot.AfterChoresAsync(() => Waiting() is 0);

        await Bot.Server.StopAsync();
        Assert.Equal(0, (await Shell.HereAsync("run", "--source", SampleCommunity.Folder)).Code);
        Assert.DoesNotContain(cited, Shell.Published(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_wants_to_be_forgotten_is_asked_first_and_then_erased()
    {
        using var first = JsonDocument.Parse(File.ReadAllBytes(Directory.GetFiles(SampleCommunity.Folder, "*.json").Order(StringComparer.Ordinal).First()));
        var message = first.RootElement.GetProperty("messages")[0];
        var (author, id) = (ulong.Parse(message.GetProperty("author").GetProperty("id").GetString()!), message.GetProperty("id").GetString()!);
        var asked = await (await Bot.CommandAsync("faq forget-me")).CallbackAsync();
        var button = asked["data"]!["components"]![0]!["components"]![0]!["custom_id"]!.GetValue<string>();

        var told = await (await Bot.PressAsync(button, person: author)).EditAsync();

        Assert.StartsWith("What you wrote is erased", told["content"]!.GetValue<string>(), StringComparison.Ordinal);
        await Bot.Server.StopAsync();
        Assert.Equal(0, (await Shell.HereAsync("run", "--source", SampleCommunity.Folder)).Code);
        var listed = (await File.ReadAllLinesAsync(Path.Combine(Shell.Out, "conversations.jsonl")))
            .SelectMany(line => JsonNode.Parse(line)!["messages"]!.AsArray()).Select(one => one!.GetValue<string>()).ToList();
        Assert.True(listed.Count > 100);
        Assert.DoesNotContain(id, listed);
    }

    [Fact]
    public async Task A_wish_that_meets_a_night_under_way_is_kept_and_done_after_it()
    {
        var asked = await (await Bot.CommandAsync("faq forget-me")).CallbackAsync();
        var button = asked["data"]!["components"]![0]!["components"]![0]!["custom_id"]!.GetValue<string>();
        using (WorkLock.Take(new WorkFolder(Shell.Work)))
        {
            var told = await (await Bot.PressAsync(button)).EditAsync();
            Assert.StartsWith("Your wish is kept", told["content"]!.GetValue<string>(), StringComparison.Ordinal);
            Assert.Equal(1, Waiting());
        }

        await Bot.AfterChoresAsync(() => Waiting() is 0);
    }

    private int? Waiting() => Path.Combine(Shell.Work, "takebacks.jsonl") is var file && File.Exists(file) ? File.ReadAllLines(file).Length : null;

    private string CitedMessage()
    {
        using var faq = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Shell.Out, "faq.json")));
        return faq.RootElement.GetProperty("entries")[0].GetProperty("answer")[0].GetProperty("evidence")[0].GetProperty("message").GetString()!;
    }
}
