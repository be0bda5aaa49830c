using System.Text;
using System.Text.RegularExpressions;
using Insights.Publish;

namespace Insights.App.DiscordChat.Bot.Messages;

/// <summary>Community text as Discord shows it as typed: no markup, no mention, no link, no line of its own.</summary>
internal static partial class DiscordText
{
    private const string Active = "\\*_~|`[]()<>#";

    // Between at-sign and name: the name stays readable and is none that Discord knows.
    private const char Breaker = '\u200b';

    /// <summary>One line of escaped text; code between back-ticks stays code where that is safe.</summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length + 16);
        foreach (var stretch in CodeSpans.Split(SafeText.Clean(text)))
        {
            if (stretch.IsCode && IsSafeCode(stretch.Text))
            {
                escaped.Append(stretch.AsTyped);
            }
            else
            {
                AppendEscaped(escaped, stretch.AsTyped);
            }
        }

        return LineStart().Replace(escaped.ToString(), @"${before}\${mark}");
    }

    /// <summary>Cut to a length at a blank, with a sign that something is missing.</summary>
    public static string Shorten(string text, int length)
    {
        if (text.Length <= length)
        {
            return text;
        }

        var end = text.LastIndexOf(' ', length - 2);
        var cut = end > length / 2 ? end : length - 1;
        return string.Concat(text.AsSpan(0, char.IsHighSurrogate(text[cut - 1]) ? cut - 1 : cut).TrimEnd(), "…");
    }

    private static void AppendEscaped(StringBuilder escaped, ReadOnlySpan<char> text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            var letter = text[at];
            var opensLink = letter == ':' && text[at..].StartsWith("://", StringComparison.Ordinal);
            escaped.Append(Active.Contains(letter, StringComparison.Ordinal) || opensLink ? "\\" : "").Append(letter);
            if (letter == '@')
            {
                escaped.Append(Breaker);
            }
        }
    }

    private static bool IsSafeCode(ReadOnlySpan<char> code) =>
        !code.Contains('@') && !code.Contains("://", StringComparison.Ordinal) && !code.Contains('<') && code.Trim().Length > 0;

    [GeneratedRegex(@"^(?<before>\d{0,9})(?<mark>[-+.](?=[\s\\]|$))", RegexOptions.ExplicitCapture)]
    private static partial Regex LineStart();
}
