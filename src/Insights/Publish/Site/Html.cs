using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Insights.Publish.Site;

/// <summary>
/// A piece of HTML that is safe to put anywhere between tags. <see cref="Of"/> is the only way to markup: what stands in its literal is ours,
/// whatever stands in its holes is encoded, so that text of the community is never markup.
/// </summary>
public sealed class Html
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);
    private readonly string markup;

    private Html(string markup) => this.markup = markup;

    public static Html None { get; } = new("");

    /// <summary>As in <c>Html.Of($"&lt;h1&gt;{title}&lt;/h1&gt;")</c>; attributes that hold a hole stand in double quotes.</summary>
    public static Html Of(HtmlParts parts) => new(parts.ToString());

    /// <summary>Text as it is, encoded.</summary>
    public static Html Text(string text) => new(Encode(text));

    public static Html Join(IEnumerable<Html> pieces) => new(string.Concat(pieces.Select(piece => piece.markup)));

    /// <summary>Data for machines. The JSON must hold no &lt;, as the writer of faq.json gives it: then nothing in it ends the element.</summary>
    internal static Html LinkedData(string json) => json.Contains('<', StringComparison.Ordinal)
        ? throw new ArgumentException("JSON that could end its element.", nameof(json))
        : new Html($"<script type=\"application/ld+json\">{json}</script>\n");

    /// <summary>Markup that another writer of this library made, which encodes what it puts in.</summary>
    internal static Html Written(string markup) => new(markup);

    public byte[] ToBytes() => Encoding.UTF8.GetBytes(markup);

    public override string ToString() => markup;

    internal static string Encode(string text) => Encoder.Encode(text);
}
