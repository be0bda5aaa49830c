namespace Insights.Publish.Site;

/// <summary>The content security policy of every page of ours: nothing from elsewhere, no script and no style within the page.</summary>
public static class SitePolicy
{
    private const string Own =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'";

    /// <summary>As a header; what a page cannot say of itself stands here only.</summary>
    public const string Header = Own + "; frame-ancestors 'none'";

    /// <summary>As an element, for files that come without headers.</summary>
    internal static Html Meta { get; } = Html.Of($"<meta http-equiv=\"Content-Security-Policy\" content=\"{Own}\">\n");
}
