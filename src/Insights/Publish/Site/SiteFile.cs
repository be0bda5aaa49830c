namespace Insights.Publish.Site;

/// <summary>A file of the site: its path below the root, its media type, its whole content.</summary>
public sealed record SiteFile(string Path, string ContentType, byte[] Content)
{
    public const string HtmlType = "text/html; charset=utf-8";
}
