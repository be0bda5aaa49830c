using System.Text.Json;
using Insights.App.DiscordChat.Bot.Commands;
using Insights.App.DiscordChat.Bot.Hosting;
using Insights.App.DiscordChat.Wire;
using Insights.Tests.Fakes;

namespace Insights.Tests.DiscordChat.Bot;

public sealed class CommandDefinitionsTests
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };
    private static readonly JsonElement All = JsonSerializer.SerializeToElement(CommandDefinitions.All, WireJson.Options);

    [Fact]
    public void The_commands_are_as_approved() => Approved.Matches(
        $"```json\n{JsonSerializer.Serialize(All, Indented)}\n```\n", "Commands");

    [Fact]
    public void Names_and_descriptions_keep_discords_limits()
    {
        Assert.All(All.EnumerateArray().Where(command => command.GetProperty("type").GetInt32() == 1), command =>
        {
            Assert.Matches("^[a-z-]{1,32}$", command.GetProperty("name").GetString()!);
            Assert.InRange(command.GetProperty("description").GetString()!.Length, 1, 100);
        });
        Assert.All(All.EnumerateArray().Where(command => command.GetProperty("type").GetInt32() == 3), command =>
            Assert.False(command.TryGetProperty("description", out _)));
    }

    [Fact]
    public void What_discord_adds_makes_no_difference_and_what_it_lacks_does()
    {
        var known = JsonSerializer.Deserialize<JsonElement>("""{"id":"1","name":"ask","options":[{"type":3,"required":true,"name":"q"}]}""");

        Assert.True(JsonSubset.Holds(known, JsonSerializer.Deserialize<JsonElement>("""{"name":"ask","options":[{"name":"q"}]}""")));
        Assert.False(JsonSubset.Holds(known, JsonSerializer.Deserialize<JsonElement>("""{"name":"ask","options":[]}""")));
        Assert.False(JsonSubset.Holds(known, JsonSerializer.Deserialize<JsonElement>("""{"name":"ask","options":[{"name":"other"}]}""")));
    }
}
