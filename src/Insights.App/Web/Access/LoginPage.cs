using Insights.App.Web.Pages;
using Insights.Publish.Site;
using Microsoft.AspNetCore.Http;

namespace Insights.App.Web.Access;

/// <summary>The form for a token, the link to the provider, or both.</summary>
internal static class LoginPage
{
    public static IResult Write(PageShell shell, LoginRules rules, string back, bool isRefused, Html formToken)
    {
        var frame = shell.Frame("Log in", "login");
        var refusal = isRefused ? Html.Of($"<p class=\"alert\" role=\"alert\">That did not let you in. Try again, or ask whoever runs this server.</p>") : Html.None;
        return new HtmlPage(
            frame.Around(Html.Of($"""
                <h1>Log in</h1>
                <p class="lead">For maintainers. Readers need no login.</p>
                {refusal}
                {(rules.HasProvider ? Html.Of($"<p><a class=\"button\" href=\"login/openid?{LoginEndpoints.BackParameter}={Uri.EscapeDataString(back)}\">Log in with your account</a></p>") : Html.None)}
                {(rules.HasTokens ? TokenForm(back, formToken) : Html.None)}
                """)),
            isRefused ? StatusCodes.Status403Forbidden : StatusCodes.Status200OK);
    }

    private static Html TokenForm(string back, Html formToken) => Html.Of($"""
        <form class="ask" method="post" action="login">
        {formToken}<input type="hidden" name="back" value="{back}">
        <label for="token">Token</label>
        <span class="field"><input type="password" id="token" name="token" autocomplete="current-password" required></span>
        <button class="button" type="submit">Log in</button>
        </form>
        """);
}
