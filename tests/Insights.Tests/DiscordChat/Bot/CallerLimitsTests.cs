using Insights.App.DiscordChat.Bot.Interactions;
using Insights.App.DiscordChat.Wire;
using Insights.Ingest;
using Microsoft.Extensions.Time.Testing;

namespace Insights.Tests.DiscordChat.Bot;

public sealed class CallerLimitsTests
{
    private readonly FakeTimeProvider clock = new();

    [Fact]
    public void One_person_waits_after_so_many_a_minute_and_others_do_not()
    {
        var limits = new CallerLimits(perUser: 2, perChannel: 10, clock);

        Assert.Equal(TimeSpan.Zero, limits.Take(Of(1)));
        clock.Advance(TimeSpan.FromSeconds(20));
        Assert.Equal(TimeSpan.Zero, limits.Take(Of(1)));
        Assert.Equal(TimeSpan.FromSeconds(40), limits.Take(Of(1)));
        Assert.Equal(TimeSpan.Zero, limits.Take(Of(2)));
        clock.Advance(TimeSpan.FromSeconds(40));
        Assert.Equal(TimeSpan.Zero, limits.Take(Of(1)));
    }

    [Fact]
    public void A_channel_waits_however_many_people_ask()
    {
        var limits = new CallerLimits(perUser: 2, perChannel: 3, clock);

        Assert.All(Enumerable.Range(1, 3), user => Assert.Equal(TimeSpan.Zero, limits.Take(Of((ulong)user))));
        Assert.Equal(TimeSpan.FromMinutes(1), limits.Take(Of(4)));
        Assert.Equal(TimeSpan.Zero, limits.Take(Of(4, channel: 8)));
    }

    private static InteractionSource Of(ulong user, ulong channel = 7) => new()
    {
        Id = new WireId(1), Application = new WireId(2), Token = new InteractionToken("t"), Caller = new UserId(user), Channel = new ChannelId(channel),
    };
}
