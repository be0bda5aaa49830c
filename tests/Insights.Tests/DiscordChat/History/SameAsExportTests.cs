using Insights.Tests.Fakes;
using Insights.Tests.Fakes.DiscordServer;

namespace Insights.Tests.DiscordChat.History;

public sealed class SameAsExportTests
{
    [Fact]
    public async Task A_server_leaves_the_same_rows_live_and_as_an_export()
    {
        var guild = LivelyGuild.Create();
        await using var live = await LiveFolder.StartAsync(guild);
        live.Reading = options => options with { ReadsPrivateThreads = true };
        guild.AddRole(guild.BotRole, "Insights", FakeGuild.ManageThreads);
        var report = await live.RunAsync([.. LivelyGuild.All, LivelyGuild.Elsewhere]);
        using var exported = new IngestFolder();
        new GuildExport(guild, "2025-02-02T00:00:00+00:00").WriteTo(exported.Source);
        var other = await exported.RunAsync();

        Assert.Equal(StoreDump.Read(exported.StoreFile), StoreDump.Read(live.Exports.StoreFile));
        Assert.Equal(other.Messages.New, report.Messages.New);
        Assert.Equal(other.Conversations, report.Conversations);
        Assert.Equal(guild.Channels.Sum(channel => channel.Messages.Count), report.Messages.New);
    }

    [Fact]
    public async Task An_export_read_after_the_server_changes_nothing_and_neither_does_the_server_again()
    {
        var guild = LivelyGuild.Create();
        await using var live = await LiveFolder.StartAsync(guild);
        await live.RunAsync([.. LivelyGuild.All, LivelyGuild.Elsewhere]);
        var before = StoreDump.Read(live.Exports.StoreFile);
        new GuildExport(guild, "2025-02-03T00:00:00+00:00").WriteTo(live.Exports.Source);
        foreach (var secret in guild.Channels.Where(channel => channel.Type == 12))
        {
            File.Delete(Directory.GetFiles(live.Exports.Source, $"*{secret.Id}*").Single());
        }

        live.Exports.Options = live.Options with { Now = live.Options.Now.AddDays(1) };
        var exported = await live.Exports.RunAsync();
        var again = await live.RunAsync([.. LivelyGuild.All, LivelyGuild.Elsewhere]);

        Assert.Equal(before, StoreDump.Read(live.Exports.StoreFile));
        Assert.Empty(exported.Changed);
        Assert.Empty(again.Changed);
        Assert.Equal(0, again.Messages.New + again.Messages.Changed + again.Messages.Deleted);
    }
}
