using System.Net;
using Insights.App.Settings;
using Insights.App.Web.Access;
using Microsoft.AspNetCore.Http;

namespace Insights.Tests.Web;

public sealed class AccessTests
{
    [Theory]
    [InlineData("127.0.0.1", "127.0.0.1:8080", "", true)]
    [InlineData("::1", "[::1]:8080", "", true)]
    [InlineData("::ffff:127.0.0.1", "localhost", "", true)]
    [InlineData("127.0.0.1", "faq.example.org", "", false)]
    [InlineData("127.0.0.1", "localhost.example.org", "", false)]
    [InlineData("192.0.2.7", "127.0.0.1:8080", "", false)]
    [InlineData("127.0.0.1", "localhost", "X-Forwarded-For", false)]
    [InlineData("127.0.0.1", "localhost", "x-forwarded-proto", false)]
    [InlineData("127.0.0.1", "localhost", "Forwarded", false)]
    [InlineData("127.0.0.1", "localhost", "X-Real-IP", false)]
    [InlineData("127.0.0.1", "localhost", "Via", false)]
    [InlineData("127.0.0.1", "localhost", "Accept", true)]
    public void Only_who_sits_at_the_machine_is_local(string from, string host, string header, bool isLocal)
    {
        var context = new DefaultHttpContext();
        context.Connection.RemoteIpAddress = IPAddress.Parse(from);
        context.Request.Host = new HostString(host);
        if (header.Length > 0)
        {
            context.Request.Headers[header] = "192.0.2.7";
        }

        Assert.Equal(isLocal, Locality.IsLocal(context));
    }

    [Theory]
    [InlineData("anna:the-token-of-anna-0001", "the-token-of-anna-0001", "anna")]
    [InlineData("a-token-without-a-name-1", "a-token-without-a-name-1", "API token 1")]
    [InlineData("anna:the-token-of-anna-0001", "the-token-of-anna-0002", null)]
    [InlineData("anna:the-token-of-anna-0001", "anna:the-token-of-anna-0001", null)]
    [InlineData("anna:the-token-of-anna-0001", "", null)]
    public void A_token_names_its_owner(string configured, string given, string? owner) =>
        Assert.Equal(owner, new ApiTokens(new WebSettings { ApiTokens = [configured] }).FindOwner(given));
}
