using System.Globalization;
using Insights.Tests.Fakes;
using Insights.Tests.Fakes.DiscordServer;

namespace Insights.Tests.DiscordChat.Bot;

public sealed class CatchUpTests
{
    [Fact]
    public async Task What_no_event_told_is_read_after_each_new_session()
    {
        using var shell = new Shell().With("INSIGHTS__Source__Path", "discord");
        await using var discord = await BotUnderTest.StartDiscordAsync();
        var (kept, deleted) = (discord.Guild.Post(BotUnderTest.Channel, 5, "How do I raise the timeout?"), discord.Guild.Post(BotUnderTest.Channel, 6, "Set it to 900 seconds."));
        await using var bot = await BotUnderTest.StartAsync(shell, discord);
        await PassTimeAsync(bot, () => HasLogged(shell, "2 new, 0 changed, 0 deleted"));
        Assert.Equal([kept, deleted], Stored(shell));

        // The server forgets the session: what happens before the next one is told to nobody.
        discord.Gateway.Faults.Resume = ResumeAnswer.Refuse;
        await DropAsync(discord);
        discord.Guild.Delete(BotUnderTest.Channel, deleted);
        var late = discord.Guild.Post(BotUnderTest.Channel, 6, "Set it to 600 seconds.");
        await PassTimeAsync(bot, () => HasLogged(shell, "1 new, 0 changed, 0 deleted"));

        // What seems unchanged is looked at again by the sweep.
        await DropAsync(discord);
        await PassTimeAsync(bot, () => HasLogged(shell, "0 new, 0 changed, 1 deleted"));
        Assert.Equal([kept, late], Stored(shell));
    }

    private static Task DropAsync(FakeDiscord discord)
    {
        var connection = discord.Gateway.Connections[^1];
        connection.Drop();
        return connection.Ended;
    }

    // Pauses before the next connection and between rounds of chores are the clock's.
    private static Task PassTimeAsync(BotUnderTest bot, Func<bool> isSo) => bot.UntilAsync(() =>
    {
        bot.Server.Clock.Advance(TimeSpan.FromSeconds(1));
        return isSo();
    });

    private static bool HasLogged(Shell shell, string line) =>
        Directory.GetFiles(Path.Combine(shell.Work, "log")).Any(file => File.ReadAllText(file).Contains(line, StringComparison.Ordinal));

    private static IReadOnlyList<ulong> Stored(Shell shell) =>
    [
        .. StoreDump.Read(Path.Combine(shell.Work, "store.db"))
            .Where(line => line.StartsWith("message|", StringComparison.Ordinal))
            .Select(line => ulong.Parse(line.Split('|')[1], CultureInfo.InvariantCulture))
            .Order(),
    ];
}
