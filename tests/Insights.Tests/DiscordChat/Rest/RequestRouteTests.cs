using Insights.App.DiscordChat.Rest;

namespace Insights.Tests.DiscordChat.Rest;

public sealed class RequestRouteTests
{
    [Theory]
    [InlineData("channels/77/messages?limit=100&after=0", "GET channels/*/messages", "77", false)]
    [InlineData("channels/77/messages/5", "GET channels/*/messages/*", "77", false)]
    [InlineData("channels/77/messages/5/reactions/%F0%9F%91%8D/@me", "GET channels/*/messages/*/reactions/*/@me", "77", false)]
    [InlineData("guilds/9/members/4", "GET guilds/*/members/*", "9", false)]
    [InlineData("users/@me", "GET users/@me", "", false)]
    [InlineData("webhooks/8/secret/messages/@original", "GET webhooks/*/*/messages/@original", "8/secret", true)]
    [InlineData("interactions/8/secret/callback", "GET interactions/*/*/callback", "", true)]
    public void Limits_are_counted_by_route_and_major_resource(string path, string name, string major, bool isOfInteraction) =>
        Assert.Equal(new RequestRoute(name, major, isOfInteraction), RequestRoute.Of(HttpMethod.Get, path));
}
