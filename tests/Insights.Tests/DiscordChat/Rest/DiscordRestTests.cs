using Insights.App.DiscordChat.Rest;
using Insights.App.DiscordChat.Wire;
using Insights.Tests.Fakes.DiscordServer;

namespace Insights.Tests.DiscordChat.Rest;

public sealed class DiscordRestTests
{
    [Theory]
    [InlineData("user")]
    [InlineData("shared")]
    [InlineData("global")]
    public async Task A_429_is_waited_for_and_asked_again(string scope)
    {
        await using var session = await RestSession.StartAsync();
        session.Server.Faults = call => call.Number < 2 ? new FakeFault.TooMany(scope, 7.5) : null;

        var me = await session.Rest.GetAsync<DiscordUser>("users/@me", CancellationToken.None);

        Assert.Equal("insights", me.Get("me").Username);
        Assert.Equal(3, session.Server.Calls.Count);
        Assert.InRange(session.Clock.Waited, TimeSpan.FromSeconds(15), TimeSpan.FromSeconds(25));
    }

    [Fact]
    public async Task A_429_of_a_proxy_is_waited_for_in_minutes()
    {
        await using var session = await RestSession.StartAsync();
        session.Server.Faults = call => call.Number < 1 ? new FakeFault.Proxy(null) : null;

        _ = (await session.Rest.GetAsync<DiscordUser>("users/@me", CancellationToken.None)).Get("me");

        Assert.InRange(session.Clock.Waited, TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(3));
    }

    [Fact]
    public async Task Longer_than_a_quarter_of_an_hour_nothing_is_waited_for()
    {
        await using var session = await RestSession.StartAsync();
        session.Server.Faults = _ => new FakeFault.TooMany("global", 3600);

        var fault = await Assert.ThrowsAsync<WorkFaultException>(
            () => session.Rest.GetAsync<DiscordUser>("users/@me", CancellationToken.None));

        Assert.Contains("60 minutes", fault.Message, StringComparison.Ordinal);
        Assert.Single(session.Server.Calls);
    }

    [Fact]
    public async Task What_fails_or_breaks_off_is_asked_again()
    {
        await using var session = await RestSession.StartAsync();
        session.Server.Faults = call => call.Number switch
        {
            0 => new FakeFault.Fails(502),
            1 => new FakeFault.Cut(),
            2 => new FakeFault.Fails(500),
            _ => null,
        };

        var me = await session.Rest.GetAsync<DiscordUser>("users/@me", CancellationToken.None);

        Assert.Equal("insights", me.Get("me").Username);
        Assert.Equal(4, session.Server.Calls.Count);
    }

    [Fact]
    public async Task A_server_that_goes_on_failing_ends_the_work_with_a_remedy()
    {
        await using var session = await RestSession.StartAsync();
        session.Server.Faults = _ => new FakeFault.Fails(503);

        var fault = await Assert.ThrowsAsync<WorkFaultException>(
            () => session.Rest.GetAsync<DiscordUser>("users/@me", CancellationToken.None));

        Assert.Contains("status 503", fault.Message, StringComparison.Ordinal);
        Assert.Equal(6, session.Server.Calls.Count);
    }

    [Fact]
    public async Task A_refused_token_stops_every_later_request()
    {
        await using var session = await RestSession.StartAsync();
        session.Server.Faults = _ => new FakeFault.Refuses(401, 0);

        for (var time = 0; time < 3; time++)
        {
            var fault = await Assert.ThrowsAsync<UnusableException>(
                () => session.Rest.GetAsync<DiscordUser>("users/@me", CancellationToken.None));
            Assert.Contains("INSIGHTS__Discord__Token", fault.Message, StringComparison.Ordinal);
            Assert.DoesNotContain(FakeDiscord.Token, fault.Message, StringComparison.Ordinal);
        }

        Assert.Single(session.Server.Calls);
    }

    [Fact]
    public async Task What_the_bot_may_not_do_is_an_answer()
    {
        await using var session = await RestSession.StartAsync();
        session.Guild.AddChannel(5, "hidden").IsHidden = true;

        var hidden = await session.Rest.GetAsync<DiscordChannel>("channels/5", CancellationToken.None);
        var gone = await session.Rest.GetAsync<DiscordChannel>("channels/6", CancellationToken.None);

        Assert.Equal(new ApiAnswer<DiscordChannel>.Refused(403, 50001), hidden);
        Assert.Equal(new ApiAnswer<DiscordChannel>.Refused(404, ApiError.UnknownChannel), gone);
    }

    [Fact]
    public async Task Limits_that_the_server_tells_are_kept_without_a_429()
    {
        await using var session = await RestSession.StartAsync();
        session.Server.Limits = new FakeLimits(50, 2, TimeSpan.FromSeconds(60), session.Clock);
        session.Guild.AddChannel(5, "help");

        for (var time = 0; time < 6; time++)
        {
            _ = (await session.Rest.GetAsync<IReadOnlyList<DiscordMessage>>("channels/5/messages?limit=100", CancellationToken.None)).Get("it");
        }

        Assert.All(session.Server.Calls, call => Assert.Equal(200, call.Status));
        Assert.InRange(session.Clock.Waited, TimeSpan.FromSeconds(110), TimeSpan.FromSeconds(130));
    }

    [Fact]
    public async Task A_limit_that_nobody_told_of_is_learnt_from_its_429()
    {
        await using var session = await RestSession.StartAsync();
        session.Server.Limits = new FakeLimits(50, 2, TimeSpan.FromSeconds(60), session.Clock) { TellsLimits = false };

        for (var time = 0; time < 4; time++)
        {
            _ = (await session.Rest.GetAsync<DiscordUser>("users/@me", CancellationToken.None)).Get("it");
        }

        Assert.Equal(4, session.Server.Calls.Count(call => call.Status == 200));
        Assert.Equal(1, session.Server.Calls.Count(call => call.Status == 429));
    }

    [Fact]
    public async Task A_limit_that_never_ends_ends_the_work()
    {
        await using var session = await RestSession.StartAsync();
        session.Server.Faults = _ => new FakeFault.TooMany("user", 0);

        var fault = await Assert.ThrowsAsync<WorkFaultException>(
            () => session.Rest.GetAsync<DiscordUser>("users/@me", CancellationToken.None));

        Assert.Contains("429", fault.Message, StringComparison.Ordinal);
        Assert.Equal(20, session.Server.Calls.Count);
    }

    [Fact]
    public async Task A_message_goes_out_as_json_with_the_token()
    {
        await using var session = await RestSession.StartAsync();
        session.Guild.AddChannel(5, "help");

        var sent = await session.Rest.SendAsync<DiscordMessage>(
            HttpMethod.Post, "channels/5/messages", new { content = "Hello", allowed_mentions = new { parse = Array.Empty<string>() } }, CancellationToken.None);

        Assert.Equal("Hello", sent.Get("it").Content);
        Assert.Equal($"Bot {FakeDiscord.Token}", session.Server.Calls[0].Authorization);
        Assert.Equal("Hello", session.Guild.Find(5)!.Messages.Values.Single()["content"]!.GetValue<string>());
    }
}
