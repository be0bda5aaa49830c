namespace Insights.Publish.Site;

/// <summary>Community text on a page: cleaned and encoded; what stands between back-ticks is shown as code.</summary>
public static class CommunityText
{
    public static Html Write(string text) => Html.Join(CodeSpans.Split(SafeText.Clean(text)).Select(stretch =>
        stretch.IsCode ? Html.Of($"<code>{stretch.Text.Trim()}</code>") : Html.Text(stretch.Text)));

    /// <summary>The same where only text can stand: titles, descriptions, feeds.</summary>
    public static string Plain(string text) => string.Concat(CodeSpans.Split(SafeText.Clean(text)).Select(stretch => stretch.Text));
}
