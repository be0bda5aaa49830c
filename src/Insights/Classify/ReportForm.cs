using System.Text;
using System.Text.RegularExpressions;

namespace Insights.Classify;

/// <summary>
/// Reads questions that were typed into the form of an issue tracker: what the form itself says, check boxes, environments, versions,
/// steps and logs are the same in all reports and tell nothing of the theme; the title and what happened do.
/// </summary>
internal static partial class ReportForm
{
    // Rendered text has lost the signs of headings: capitals, two of them and one that asks to be told something make a form.
    private const int FewestHeadings = 2;

    private enum Part
    {
        Told,
        Steps,
        Form,
    }

    /// <summary>The title and what is told, in the order of the form; null where the text is no filled-in form.</summary>
    public static ReportTexts? Read(string text)
    {
        var headings = Heading().Matches(text);
        if (headings.Count < FewestHeadings || headings.All(heading => PartOf(heading) != Part.Told))
        {
            return null;
        }

        var title = Tidy(text[..headings[0].Index]);
        var parts = new Dictionary<Part, StringBuilder>();
        for (var place = 0; place < headings.Count; place++)
        {
            var end = place + 1 < headings.Count ? headings[place + 1].Index : text.Length;
            var body = Tidy(text[(headings[place].Index + headings[place].Length)..end]);
            if (body.Length > 0)
            {
                var part = PartOf(headings[place]);
                parts.TryAdd(part, new StringBuilder());
                parts[part].Append(body).Append(' ');
            }
        }

        // Steps are told only by who tells nothing else.
        var told = (parts.GetValueOrDefault(Part.Told) ?? (title.Length == 0 ? parts.GetValueOrDefault(Part.Steps) : null))?.ToString().Trim() ?? "";
        return title.Length + told.Length == 0 ? null : new ReportTexts(title, told);
    }

    /// <summary>The text without a label in brackets in front, such as <c>[Bug]:</c>.</summary>
    public static string WithoutLabel(string text) => Label().Replace(text, "");

    private static Part PartOf(Match heading) =>
        heading.Groups["told"].Success ? Part.Told : heading.Groups["steps"].Success ? Part.Steps : Part.Form;

    private static string Tidy(string text) => Blanks().Replace(Fillers().Replace(WithoutLabel(text), " "), " ").Trim(' ', '#', '*', ':', '-');

    // The headings of the forms that the issue trackers of code hosts offer, and of those that many projects wrote after them.
    [GeneratedRegex(
        @"(?:^|(?<=\s))(?:\#{1,6}\s*|\*\*\s*)?(?=\p{Lu})(?:"
        + @"(?<told>(?i:describe the (?:bug|issue|problem|feature|enhancement)|describe your (?:problem|question|issue)"
        + @"|current behaviou?r|actual behaviou?r|what happened|bug description|describe the solution you'?d like(?: to see)?"
        + @"|is your feature request related to a problem\W{1,3}(?:please describe)?|what would you like to be added"
        + @"|why is this needed|what is the (?:problem|issue|feature)|additional (?:context|information)|anything else"
        + @"(?: we (?:need|should) (?:to )?know)?|feature description|motivation|summary|problem description))"
        + @"|(?<steps>(?i:steps(?:/code)? to reproduce(?: behaviou?r)?|to reproduce|how (?:can we|to) reproduce(?: it| this)?"
        + @"|reproduction(?: steps)?|minimal (?:reproducible )?example|code (?:sample|example|to reproduce)))"
        + @"|(?<form>(?i:is there an existing (?:issue|feature request|request) for this|expected behaviou?r"
        + @"|what did you expect(?: to happen)?|environment(?: details| information)?(?=\W{0,4}(?:\s|$))"
        + @"|(?:relevant |server |client |error |milvus )?logs?(?: output)?(?=\W{0,4}(?:\s|$))|screenshots?|system info(?:rmation)?"
        + @"|versions?(?= ?[:*#])|configuration(?= ?[:*#])|describe alternatives you'?ve considered|describe an alternate solution"
        + @"|checklist|prerequisites|code of conduct|are you willing to submit a pr)))"
        + @"(?:\s*\([^)]*\))?\s*[?:.]*\s*(?:\*\*)?[:?]*(?=\s|$)",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex Heading();

    [GeneratedRegex(
        @"_?No response_?|(?:[-*]\s*)?\[[ xX]\]\s*(?i:I (?:have|agree|am|confirm)[^.\[#]{0,80})?"
        + @"|If applicable, add (?:any )?screenshots[^.]*\.?|A clear and concise description of[^.]*\.?|Add any other context about[^.]*\.?"
        + @"|(?:[-*]\s*)?\b(?i:(?:[\w-]+ )?versions?|deployment mode|MQ type|SDK(?: version)?|OS|CPU/Memory|GPU|browser|python|others?|server|client)"
        + @"(?:\s*\([^)]{0,60}\))?\s*:\s*[^\s]*",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex Fillers();

    [GeneratedRegex(
        @"^\s*(?:\[[\w /-]{2,24}\]\s*:?\s*)+|^\s*(?i:bug|feature|feat|fix|enhancement|question)(?: report| request)?(?:\([\w-]+\))?\s*:\s*",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex Label();

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex Blanks();
}

/// <summary>What a filled-in form says; either may be empty.</summary>
internal sealed record ReportTexts(string Title, string Told);
