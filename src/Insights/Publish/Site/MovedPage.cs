namespace Insights.Publish.Site;

/// <summary>What lies where an entry lay that was merged into another.</summary>
internal static class MovedPage
{
    public static Html Write(SiteContent content, FaqEntry heir)
    {
        var addresses = content.At(1);
        var frame = new PageFrame
        {
            Title = "Moved",
            Site = content.Title,
            Addresses = addresses,
            Menu = content.Menu,
            Head = Html.Of($"<meta http-equiv=\"refresh\" content=\"0; url={addresses.Entry(heir)}\">\n"),
        };
        return frame.Around(Html.Of($"<h1>This entry has moved</h1>\n<p><a href=\"{addresses.Entry(heir)}\">{CommunityText.Write(heir.Question)}</a></p>"));
    }
}
