using Insights.Tests.Fakes;
using Insights.Tests.Fakes.DiscordServer;

namespace Insights.Tests.Live;

/// <summary>Nights over the fake server as processes of their own, some of them killed.</summary>
public sealed class LiveDiscordTests
{
    private const int Kills = 8;

    [Fact]
    public async Task A_process_that_is_killed_again_and_again_loses_nothing_and_ends_with_the_same_faq()
    {
        var guild = CommunityGuild.Create();
        guild.AddChannel(71, "talk");
        guild.Now = guild.Now.AddDays(100);
        for (var count = 0; count < 450; count++)
        {
            guild.Post(71, 501, $"Small talk number {count}");
        }

        await using var server = await FakeDiscord.StartAsync(guild);
        IReadOnlyList<ulong> channels = [71, CommunityGuild.Forum];
        var folder = Directory.CreateTempSubdirectory("insights-killed-").FullName;
        var fresh = Directory.CreateTempSubdirectory("insights-fresh-").FullName;
        try
        {
            var random = new Random(11);
            var killed = 0;
            for (var kill = 0; kill < Kills; kill++)
            {
                killed += await KilledRun.RunAsync(server, folder, channels, random.Next(4, 26)) is null ? 1 : 0;
                guild.Post(71, 502, $"Said after kill {kill}");
            }

            Assert.InRange(killed, Kills / 2, Kills);
            Assert.Equal(0, await KilledRun.RunAsync(server, folder, channels, null));
            Assert.Equal(0, await KilledRun.RunAsync(server, fresh, channels, null));

            Assert.Equal(Messages(fresh), Messages(folder));
            Assert.Equal(guild.Channels.Sum(channel => channel.Messages.Count), Messages(folder).Count);
            Assert.Equal(
                await File.ReadAllTextAsync(Path.Combine(fresh, "faq", "faq.json")), await File.ReadAllTextAsync(Path.Combine(folder, "faq", "faq.json")));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
            Directory.Delete(fresh, recursive: true);
        }
    }

    private static List<string> Messages(string folder) =>
        [.. StoreDump.Read(Path.Combine(folder, "work", "store.db")).Where(line => line.StartsWith("message|", StringComparison.Ordinal))];
}
