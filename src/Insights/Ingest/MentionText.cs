using System.Text;
using System.Text.RegularExpressions;

namespace Insights.Ingest;

/// <summary>
/// Takes ids and names of mentioned people out of a text before it is stored: raw and resolved mentions alike become
/// <c>&lt;@number&gt;</c>, so an export with either and the live source store the same text. Quotes never span a mention, so every
/// quotable stretch stays as typed.
/// </summary>
public static partial class MentionText
{
    public static string Rewrite(string content, IReadOnlyList<SourceAuthor> mentions, People people)
    {
        if (!content.Contains('@', StringComparison.Ordinal))
        {
            return content;
        }

        var text = content.Contains("<@", StringComparison.Ordinal)
            ? Raw().Replace(content, match => $"<@{people.Of(match.Groups[1].Value).Mention}>")
            : content;
        return mentions.Count == 0 ? text : ReplaceNames(text, mentions, people);
    }

    private static string ReplaceNames(string text, IReadOnlyList<SourceAuthor> mentions, People people)
    {
        // The longest name first, or "@Ann" would eat the beginning of "@Ann Lee".
        var names = mentions
            .SelectMany(user => new[] { (Name: user.Nickname, user.Id), (user.Name, user.Id) })
            .Where(name => !string.IsNullOrEmpty(name.Name))
            .OrderByDescending(name => name.Name!.Length)
            .ThenBy(name => name.Id, StringComparer.Ordinal)
            .ToList();
        var result = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length;)
        {
            var hit = text[at] == '@' && (at == 0 || text[at - 1] != '<')
                ? names.FirstOrDefault(name => IsAt(text, at + 1, name.Name!))
                : default;
            if (hit.Name is { } found)
            {
                result.Append("<@").Append(people.Of(hit.Id).Mention).Append('>');
                at += found.Length + 1;
            }
            else
            {
                result.Append(text[at++]);
            }
        }

        return result.ToString();
    }

    private static bool IsAt(string text, int at, string name) =>
        string.CompareOrdinal(text, at, name, 0, name.Length) == 0
        && (at + name.Length >= text.Length
            || !char.IsLetterOrDigit(text[at + name.Length])
            || !char.IsLetterOrDigit(name[^1]));

    [GeneratedRegex("<@!?([0-9]{1,20})>")]
    private static partial Regex Raw();
}
