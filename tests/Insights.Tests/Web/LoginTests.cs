using System.Net;
using Insights.Tests.Fakes;

namespace Insights.Tests.Web;

public sealed class LoginTests
{
    private const string Token = "the-token-of-anna-0001";
    private const string Mine = "/api/me";

    [Fact]
    public async Task Without_a_login_the_machine_itself_is_let_in_and_a_proxy_on_it_is_not()
    {
        using var shell = new Shell();
        await using var server = await RunningServer.StartAsync(shell);
        using var here = await server.GetAsync(Mine);
        Assert.Equal(HttpStatusCode.OK, here.StatusCode);
        foreach (var (header, value) in new[] { ("X-Forwarded-For", "127.0.0.1"), ("Forwarded", "for=127.0.0.1"), ("Host", "faq.example.org") })
        {
            using var brought = await server.GetAsync(Mine, (header, value));
            Assert.Equal(HttpStatusCode.Forbidden, brought.StatusCode);
            Assert.Contains("Web:ApiTokens", await brought.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_token_lets_in_whoever_sends_it_and_nobody_else_the_machine_included()
    {
        using var shell = new Shell();
        shell.With("INSIGHTS__Web__ApiTokensFile", shell.Write("tokens", $"another-token-of-bert\nanna:{Token}\n"));
        await using var server = await RunningServer.StartAsync(shell);
        foreach (var (header, status) in new[] { ("Bearer wrong", 401), ("Bearer " + Token, 200), ("Basic " + Token, 401), ("Bearer ", 401) })
        {
            using var answer = await server.GetAsync(Mine, ("Authorization", header));
            Assert.Equal(status, (int)answer.StatusCode);
            Assert.Equal(status == 200, (await answer.Content.ReadAsStringAsync()).Contains("anna", StringComparison.Ordinal));
        }

        using var none = await server.GetAsync(Mine);
        Assert.Equal(HttpStatusCode.Unauthorized, none.StatusCode);
    }

    [Fact]
    public async Task A_browser_logs_in_with_a_token_and_out_again_by_forms_that_nobody_can_forge()
    {
        using var shell = new Shell().With("INSIGHTS__Web__ApiTokens__0", "anna:" + Token);
        await using var server = await RunningServer.StartAsync(shell);
        using var visitor = new Visitor(server.Client.BaseAddress!);
        Assert.Equal(HttpStatusCode.BadRequest, await visitor.ForgeAsync("/login", ("token", Token)));
        Assert.Equal(HttpStatusCode.Forbidden, (await visitor.SubmitAsync("/login", ("token", "wrong"))).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await visitor.OpenAsync(Mine)).Status);

        var entered = await visitor.SubmitAsync("/login?back=%2Fapi%2Fme", ("token", Token));
        Assert.Equal((HttpStatusCode.OK, Mine), (entered.Status, entered.At.AbsolutePath));
        Assert.Contains("anna", entered.Body, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, await visitor.ForgeAsync("/logout", ("back", "/")));
        Assert.Equal(HttpStatusCode.OK, (await visitor.OpenAsync(Mine)).Status);
    }

    [Theory]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("https://evil.example")]
    public async Task A_login_leads_nowhere_else(string back)
    {
        using var shell = new Shell().With("INSIGHTS__Web__ApiTokens__0", Token);
        await using var server = await RunningServer.StartAsync(shell);
        using var visitor = new Visitor(server.Client.BaseAddress!);
        var entered = await visitor.SubmitAsync($"/login?back={Uri.EscapeDataString(back)}", ("token", Token));
        Assert.Equal(server.Client.BaseAddress, entered.At);
    }

    [Fact]
    public async Task A_provider_vouches_for_those_on_the_list_only()
    {
        await using var provider = await FakeProvider.StartAsync();
        using var shell = new Shell()
            .With("INSIGHTS__Web__OpenIdConnect__Authority", provider.Address)
            .With("INSIGHTS__Web__OpenIdConnect__ClientId", "insights")
            .With("INSIGHTS__Web__OpenIdConnect__ClientSecret", "secret-of-the-test")
            .With("INSIGHTS__Web__OpenIdConnect__Users__0", "anna@example.org");
        await using var server = await RunningServer.StartAsync(shell);
        using (var visitor = new Visitor(server.Client.BaseAddress!))
        {
            Assert.Equal(HttpStatusCode.Unauthorized, (await visitor.OpenAsync(Mine)).Status);
            var entered = await visitor.OpenAsync("/login/openid?back=%2Fapi%2Fme");
            Assert.Equal((HttpStatusCode.OK, Mine), (entered.Status, entered.At.AbsolutePath));
            Assert.Contains("anna", entered.Body, StringComparison.Ordinal);
        }

        provider.User = new() { ["sub"] = "u-2", ["name"] = "anna@example.org", ["email"] = "anna@example.org", ["email_verified"] = false };
        await RefusedAsync(server);
        provider.User = new() { ["sub"] = "u-1", ["email"] = "anna@example.org" };
        provider.SignsWithAnotherKey = true;
        await RefusedAsync(server);
    }

    private static async Task RefusedAsync(RunningServer server)
    {
        using var visitor = new Visitor(server.Client.BaseAddress!);
        var refused = await visitor.OpenAsync("/login/openid?back=%2Fapi%2Fme");
        Assert.Equal((HttpStatusCode.Forbidden, "/login"), (refused.Status, refused.At.AbsolutePath));
        Assert.Equal(HttpStatusCode.Unauthorized, (await visitor.OpenAsync(Mine)).Status);
    }
}
