using System.Globalization;
using System.Xml;

namespace Insights.Publish.Site;

/// <summary>feed.atom: the latest changes, one a line of the change log.</summary>
internal static class AtomFeed
{
    public const string Name = "feed.atom";

    private const string Namespace = "http://www.w3.org/2005/Atom";
    private const int Most = 60;

    public static byte[] Write(SiteContent content) => XmlText.Write(xml =>
    {
        xml.WriteStartElement("feed", Namespace);
        xml.WriteElementString("title", Namespace, $"{content.Title}: changes");
        xml.WriteElementString("id", Namespace, $"urn:insights:{Uri.EscapeDataString(content.Publication.Community)}");
        xml.WriteElementString("updated", Namespace, Moment(content.Log.Count == 0 ? null : content.Log[0].Day));
        WriteLink(xml, null, content.Absolute(""));
        WriteLink(xml, "self", content.AbsoluteFile(Name));
        xml.WriteStartElement("author", Namespace);
        xml.WriteElementString("name", Namespace, content.Title);
        xml.WriteEndElement();
        var changes = content.Log.SelectMany(run => run.Changes.Select(change => (Id: IdOf(run.Day, change), run.Day, change)));
        foreach (var (id, day, change) in changes.DistinctBy(change => change.Id).Take(Most))
        {
            WriteChange(xml, content, id, day, change);
        }

        xml.WriteEndElement();
    });

    private static void WriteChange(XmlWriter xml, SiteContent content, string id, DateOnly day, EntryChange change)
    {
        var entry = content.ById.GetValueOrDefault(change.Entry);
        var sentence = ChangeSentence.Of(change.Kind);
        var other = sentence.Joint is { } joint ? $" {joint} {NameOf(change.Other!, content)}" : "";
        xml.WriteStartElement("entry", Namespace);
        xml.WriteElementString("title", Namespace, $"{sentence.Verb}: {NameOf(change.Entry, content)}{other}");
        xml.WriteElementString("id", Namespace, id);
        xml.WriteElementString("updated", Namespace, Moment(day));
        WriteLink(xml, null, entry is null ? content.Absolute(HistoryPage.Name) : content.Absolute(entry));
        if (entry is not null)
        {
            xml.WriteElementString("summary", Namespace, EntryMarkup.PlainAnswer(entry));
        }

        xml.WriteEndElement();
    }

    // The same from night to night, and one where an entry changed twice on a day.
    private static string IdOf(DateOnly day, EntryChange change) => string.Create(
        CultureInfo.InvariantCulture, $"urn:insights:{change.Entry}:{day:yyyy-MM-dd}:{change.Kind.ToString().ToLowerInvariant()}");

    private static string NameOf(string id, SiteContent content) =>
        content.ById.TryGetValue(id, out var entry) ? EntryMarkup.PlainQuestion(entry) : id;

    private static void WriteLink(XmlWriter xml, string? relation, string address)
    {
        xml.WriteStartElement("link", Namespace);
        if (relation is not null)
        {
            xml.WriteAttributeString("rel", relation);
        }

        xml.WriteAttributeString("href", address);
        xml.WriteEndElement();
    }

    private static string Moment(DateOnly? day) => (day ?? DateOnly.MinValue).ToString("yyyy-MM-dd'T00:00:00Z'", CultureInfo.InvariantCulture);
}
