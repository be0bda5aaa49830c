using Insights.App.DiscordChat.Rest;
using Microsoft.Extensions.Time.Testing;

namespace Insights.Tests.DiscordChat.Rest;

public sealed class InvalidRequestsTests
{
    [Fact]
    public void A_thousand_refusals_in_ten_minutes_are_too_many()
    {
        var clock = new FakeTimeProvider();
        var invalid = new InvalidRequests(clock);
        for (var count = 0; count < 999; count++)
        {
            invalid.Add();
        }

        invalid.ThrowIfTooMany();
        invalid.Add();
        Assert.Contains("shut this address out", Assert.Throws<WorkFaultException>(invalid.ThrowIfTooMany).Message, StringComparison.Ordinal);

        clock.Advance(TimeSpan.FromMinutes(11));
        invalid.ThrowIfTooMany();
    }
}
