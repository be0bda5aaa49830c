using System.Text;
using System.Text.RegularExpressions;

namespace Insights.Publish.Pages;

/// <summary>Writes community text into markdown so that nothing in it is markup: it shows as typed, on any renderer.</summary>
public static partial class MarkdownText
{
    private const string Active = "\\`*_{}[]|~$^";

    /// <summary>
    /// One line of escaped text. Code between back-ticks stays code where that is safe; what could be a mention or a link is broken up.
    /// </summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length + 16);
        foreach (var stretch in CodeSpans.Split(SafeText.Clean(text)))
        {
            if (stretch.IsCode && stretch.Text.Trim() is var code && IsSafeCode(code))
            {
                escaped.Append('`').Append(code).Append('`');
            }
            else
            {
                AppendEscaped(escaped, stretch.AsTyped);
            }
        }

        return LineStart().Replace(escaped.ToString(), @"${before}\${mark}");
    }

    /// <summary>A link to a message, or nothing: only https links to Discord are ever written.</summary>
    public static string Link(string label, Uri target) =>
        target is { Scheme: "https", Host: "discord.com", IsDefaultPort: true, UserInfo: "" } && PlainPath().IsMatch(target.AbsolutePath)
            ? $"[{Escape(label)}](https://discord.com{target.AbsolutePath})"
            : Escape(label);

    private static void AppendEscaped(StringBuilder escaped, ReadOnlySpan<char> text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            var letter = text[at];
            switch (letter)
            {
                case '@':
                    // An entity, since some renderers look for mentions in the text around escapes.
                    escaped.Append("&#64;");
                    break;
                case '&':
                    escaped.Append("&amp;");
                    break;
                case '<':
                    escaped.Append("&lt;");
                    break;
                case '>':
                    escaped.Append("&gt;");
                    break;
                case ':' when at + 1 < text.Length && text[at + 1] != ' ':
                case '.' when at >= 3 && text[(at - 3)..at].Equals("www", StringComparison.OrdinalIgnoreCase):
                    escaped.Append('\\').Append(letter);
                    break;
                default:
                    escaped.Append(Active.Contains(letter, StringComparison.Ordinal) ? "\\" : "").Append(letter);
                    break;
            }
        }
    }

    // Whatever stands in a code span is shown as it is; what a careless renderer or reader could still take for markup is not left in one.
    private static bool IsSafeCode(string code) =>
        code.Length > 0 && !code.Contains('@', StringComparison.Ordinal) && !code.Contains("](", StringComparison.Ordinal)
        && !code.Contains("://", StringComparison.Ordinal) && !TagLike().IsMatch(code);

    [GeneratedRegex("<[A-Za-z/!?@#:]", RegexOptions.ExplicitCapture)]
    private static partial Regex TagLike();

    [GeneratedRegex(@"^(?<before>\d{0,9})(?<mark>[-+.)#=](?=[-+#=\s]|$))", RegexOptions.ExplicitCapture)]
    private static partial Regex LineStart();

    [GeneratedRegex(@"^/channels/[0-9]+/[0-9]+/[0-9]+\z", RegexOptions.ExplicitCapture)]
    private static partial Regex PlainPath();
}
