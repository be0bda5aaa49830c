using System.Text.Json.Nodes;
using Insights.Tests.Fakes;
using Insights.Tests.Fakes.DiscordServer;

namespace Insights.Tests.DiscordChat.Bot;

/// <summary>The program's <c>serve</c> with its bot, listening to a fake Discord.</summary>
internal sealed class BotUnderTest : IAsyncDisposable
{
    public const ulong Channel = 7;
    public const ulong Forum = 8;
    public const ulong OtherForum = 11;
    public const ulong ReviewChannel = 12;
    public const ulong Person = 5;
    public const ulong HumanRole = 61;
    public const ulong ReviewerRole = 62;

    private BotUnderTest(FakeDiscord discord, RunningServer server) => (Discord, Server) = (discord, server);

    public FakeDiscord Discord { get; }

    public RunningServer Server { get; }

    /// <summary>A fake server with the channels that the tests use.</summary>
    public static async Task<FakeDiscord> StartDiscordAsync()
    {
        var guild = new FakeGuild();
        guild.AddChannel(Channel, "help");
        guild.AddChannel(Forum, "questions", type: 15);
        guild.AddChannel(OtherForum, "showcase", type: 15);
        guild.AddChannel(ReviewChannel, "reviewers");
        return await FakeDiscord.StartAsync(guild);
    }

    public static async Task<BotUnderTest> StartAsync(Shell shell, FakeDiscord discord)
    {
        discord.Attach(shell, Channel, Forum)
            .With("INSIGHTS__Bot__HumanRole", FakeJson.Text(HumanRole))
            .With("INSIGHTS__Bot__AnswerForums__0", FakeJson.Text(Forum))
            .With("INSIGHTS__Bot__ReviewChannel", FakeJson.Text(ReviewChannel))
            .With("INSIGHTS__Bot__ReviewerRole", FakeJson.Text(ReviewerRole));
        var sessions = discord.Gateway.SessionsStarted;
        var server = await RunningServer.StartAsync(shell);
        discord.Gateway.Clock = server.Clock;
        await discord.Gateway.WaitForSessionsAsync(sessions + 1);
        return new BotUnderTest(discord, server);
    }

    public Task<FakeInteraction> AskAsync(string question) => CommandAsync("ask", ("question", question));

    public Task<FakeInteraction> CommandAsync(string name, params IReadOnlyList<(string Name, string Value)> options) =>
        Discord.Interactions.SendAsync(Command(name, options));

    /// <summary>The message that answers a command that lets one wait.</summary>
    public async Task<JsonObject> AnswerAsync(string name, params IReadOnlyList<(string Name, string Value)> options) =>
        await (await CommandAsync(name, options)).EditAsync();

    public Task<FakeInteraction> PressAsync(string customId, ulong message = 99, string content = "", ulong person = Person, params IReadOnlyList<ulong> roles) =>
        Discord.Interactions.SendAsync(By(person, roles, 3, new JsonObject { ["custom_id"] = customId, ["component_type"] = 2 }, sent =>
            sent["message"] = new JsonObject { ["id"] = FakeJson.Text(message), ["content"] = content }));

    public Task<FakeInteraction> SubmitAsync(string customId, params IReadOnlyList<(string Name, string Value)> fields) =>
        Discord.Interactions.SendAsync(By(Person, [ReviewerRole], 5, new JsonObject
        {
            ["custom_id"] = customId,
            ["components"] = new JsonArray([.. fields.Select(field => new JsonObject
            {
                ["type"] = 18, ["component"] = new JsonObject { ["type"] = 4, ["custom_id"] = field.Name, ["value"] = field.Value },
            })]),
        }));

    /// <summary>A slash command; <c>faq search</c> is nested.</summary>
    public static JsonObject Command(string name, IReadOnlyList<(string Name, string Value)> options, int type = 2)
    {
        var given = new JsonArray([.. options.Select(option => new JsonObject
        {
            ["name"] = option.Name, ["type"] = 3, ["value"] = option.Value, ["focused"] = type == 4,
        })]);
        var parts = name.Split(' ');
        return By(Person, [], type, new JsonObject
        {
            ["id"] = "1", ["name"] = parts[0], ["type"] = 1,
            ["options"] = parts.Length == 1 ? given : new JsonArray(new JsonObject { ["name"] = parts[1], ["type"] = 1, ["options"] = given }),
        });
    }

    public static JsonObject By(ulong person, IReadOnlyList<ulong> roles, int type, JsonObject data, Action<JsonObject>? change = null)
    {
        var sent = new JsonObject
        {
            ["type"] = type,
            ["channel_id"] = FakeJson.Text(Channel),
            ["data"] = data,
            ["member"] = new JsonObject
            {
                ["user"] = new JsonObject { ["id"] = FakeJson.Text(person), ["username"] = "someone" },
                ["roles"] = new JsonArray([.. roles.Select(role => JsonValue.Create(FakeJson.Text(role)))]),
                ["permissions"] = "0",
            },
        };
        change?.Invoke(sent);
        return sent;
    }

    /// <summary>Every message that was written, by whichever route.</summary>
    public IReadOnlyList<JsonObject> Written() =>
    [
        .. Discord.Calls.Where(call => call.Method is "POST" or "PATCH" && call.Body.Length > 0)
            .Select(call => (call.Path, Body: JsonNode.Parse(call.Body)!.AsObject()))
            .Select(call => call.Path.EndsWith("/callback", StringComparison.Ordinal)
                ? call.Body["type"]!.GetValue<int>() is 4 or 7 ? call.Body["data"]!.AsObject() : null
                : call.Body)
            .OfType<JsonObject>(),
    ];

    /// <summary>Looks again and again until something is so; time stands still.</summary>
    public Task UntilAsync(Func<bool> isSo) => Server.UntilAsync(isSo);

    /// <summary>Lets the chores come round once, and waits until something is so.</summary>
    public Task AfterChoresAsync(Func<bool> isSo)
    {
        Server.Clock.Advance(Insights.App.DiscordChat.Bot.Hosting.BotChores.Interval);
        return UntilAsync(isSo);
    }

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        await Discord.DisposeAsync();
    }
}
