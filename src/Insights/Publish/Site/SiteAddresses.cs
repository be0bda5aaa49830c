namespace Insights.Publish.Site;

/// <summary>
/// How a page links to the others: relative, so that the site works under any address and from the disk. Pages are named without an ending
/// where a server finds them, with <c>.html</c> as files.
/// </summary>
public sealed record SiteAddresses
{
    /// <summary>Entry pages lie below this.</summary>
    public const string EntryFolder = "q";

    public required bool IsStatic { get; init; }

    /// <summary>How many folders below the root the page lies.</summary>
    public int Depth { get; init; }

    public string Root => Depth == 0 ? "./" : string.Concat(Enumerable.Repeat("../", Depth));

    /// <summary>A page by its name; the empty name is the FAQ itself.</summary>
    public string Page(string name) => name.Length == 0 ? Root + (IsStatic ? "index.html" : "") : Root + NameOf(name);

    public string Entry(FaqEntry entry) => Page(EntryPage(entry.Slug));

    /// <summary>An entry's place on the FAQ itself.</summary>
    public string Anchor(FaqEntry entry) => $"{Page("")}#{entry.Slug}";

    public string File(string name) => Root + name;

    /// <summary>The name below the root under which a page is found.</summary>
    public string NameOf(string page) => IsStatic ? (page.Length == 0 ? "index" : page) + ".html" : page;

    public static string EntryPage(string slug) => $"{EntryFolder}/{slug}";
}
