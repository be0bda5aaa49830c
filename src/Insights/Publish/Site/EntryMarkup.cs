using System.Globalization;
using Insights.Draft;
using Insights.Publish.Pages;

namespace Insights.Publish.Site;

/// <summary>The parts of an entry that several pages show.</summary>
public static class EntryMarkup
{
    /// <summary>The question without markup, for titles and structured data.</summary>
    public static string PlainQuestion(FaqEntry entry) => CommunityText.Plain(entry.Question);

    /// <summary>The answer in one piece of plain text.</summary>
    public static string PlainAnswer(FaqEntry entry) => string.Join(
        ' ', entry.Answer.Select(claim => CommunityText.Plain(claim.Text)).Concat(entry.Note is null ? [] : [$"Note by the maintainers: {CommunityText.Plain(entry.Note)}"]));

    /// <summary>A theme's anchor on the FAQ, whatever characters its name has.</summary>
    public static string IdOfTheme(string theme) => $"theme-{Path.GetFileNameWithoutExtension(ThemePage.FileOf(theme))}";

    /// <summary>The sentences with links to what backs each.</summary>
    public static Html Answer(FaqEntry entry) => Html.Of($"""
        <ul class="answer">
        {entry.Answer.Select(claim => Html.Of($"<li>{CommunityText.Write(claim.Text)} {Citations(claim)}</li>\n"))}</ul>
        {Note(entry)}
        """);

    public static Html Note(FaqEntry entry) => entry.Note is { Length: > 0 } note
        ? Html.Of($"<p class=\"note\"><strong>Note by the maintainers</strong>{CommunityText.Write(note)}</p>\n")
        : Html.None;

    public static Html Facts(FaqEntry entry)
    {
        var versions = entry.Versions.Count == 0 ? "" : $" · versions {string.Join(", ", entry.Versions)}";
        return Html.Of($"Asked in {ThemePage.Count(entry.Asked, "conversation")} by {ThemePage.Count(entry.Authors, "person", "people")} · first {entry.FirstAsked} · last supported {entry.LastSupported}{versions} · confidence {Share(entry.Confidence)}");
    }

    public static string Share(double share) => share.ToString("0.00", CultureInfo.InvariantCulture);

    /// <summary>What somebody said, word by word, with the way to the message.</summary>
    public static Html Quote(Evidence piece, string style = "quote") => Html.Of($"""
        <blockquote class="{style}" cite="{piece.Url}"><p>“{CommunityText.Write(piece.Quote)}”</p> <a href="{piece.Url}" rel="noreferrer">in the conversation</a></blockquote>

        """);

    private static Html Citations(Claim claim) => Html.Of($"<span class=\"cite\">{claim.Evidence.DistinctBy(piece => piece.Url).Select(Citation)}</span>");

    private static Html Citation(Evidence piece, int place) =>
        Html.Of($"<a href=\"{piece.Url}\" title=\"{CommunityText.Plain(piece.Quote)}\" rel=\"noreferrer\"><span class=\"unseen\">Source </span>{place + 1}</a>");
}
