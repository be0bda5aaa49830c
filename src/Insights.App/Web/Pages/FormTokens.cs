using Insights.Publish.Site;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;

namespace Insights.App.Web.Pages;

/// <summary>What makes a form ours: without it a request from another site's page would count as its user's wish.</summary>
internal static class FormTokens
{
    /// <summary>The hidden field for a form; endpoints that read a form ([FromForm]) refuse what comes without it.</summary>
    public static Html FormToken(this HttpContext context, IAntiforgery forms)
    {
        var tokens = forms.GetAndStoreTokens(context);
        return Html.Of($"<input type=\"hidden\" name=\"{tokens.FormFieldName}\" value=\"{tokens.RequestToken}\">\n");
    }
}
