using System.Globalization;

namespace Insights.Publish.Site;

/// <summary>sitemap.xml: the pages that search engines should know.</summary>
internal static class Sitemap
{
    public const string Name = "sitemap.xml";

    private const string Namespace = "http://www.sitemaps.org/schemas/sitemap/0.9";

    public static byte[] Write(SiteContent content) => XmlText.Write(xml =>
    {
        xml.WriteStartElement("urlset", Namespace);
        var pages = content.Menu.Where(item => item.Page != content.Options.AskPage).Select(item => (Address: content.Absolute(item.Page), Day: (DateOnly?)null))
            .Concat(content.Publication.Entries.Select(entry => (Address: content.Absolute(entry), Day: (DateOnly?)entry.LastSupported)));
        foreach (var (address, day) in pages)
        {
            xml.WriteStartElement("url", Namespace);
            xml.WriteElementString("loc", Namespace, address);
            if (day is { } last)
            {
                xml.WriteElementString("lastmod", Namespace, last.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            }

            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    });
}
