using System.Globalization;
using System.Text;
using Insights.Ingest.Texts.Markup;

namespace Insights.Ingest.Live;

/// <summary>
/// Writes roles, channels and custom emoji of a raw text by name, as an export does, so that a message reads the same whichever way it
/// came. People stay raw: they become pseudonyms, and moments stay raw: an export writes them in the words of its machine's country.
/// </summary>
/// <param name="roleOf">A role's name; null where it is no more.</param>
/// <param name="channelOf">A channel's name; null where it is no more.</param>
public sealed class ResolvedText(Func<ulong, string?> roleOf, Func<ulong, string?> channelOf)
{
    public string Resolve(string typed)
    {
        if (!typed.Contains('<', StringComparison.Ordinal))
        {
            return typed;
        }

        var text = new StringBuilder(typed.Length);
        var at = 0;
        foreach (var token in MarkupScanner.Scan(typed))
        {
            if (token.Start >= at && NameOf(typed, token) is { } name)
            {
                text.Append(typed, at, token.Start - at).Append(name);
                at = token.End;
            }
        }

        return at == 0 ? typed : text.Append(typed, at, typed.Length - at).ToString();
    }

    private string? NameOf(string typed, MarkupToken token) => token.Kind switch
    {
        MarkupKind.RoleMention => $"@{roleOf(IdOf(typed, token)) ?? "deleted-role"}",
        MarkupKind.ChannelMention when typed[token.Start + 1] == '#' => $"#{channelOf(IdOf(typed, token)) ?? "deleted-channel"}",
        MarkupKind.Emoji when typed[token.Start] == '<' => $":{typed.AsSpan(token.InnerStart, token.InnerLength)}:",
        _ => null,
    };

    private static ulong IdOf(string typed, MarkupToken token) =>
        ulong.TryParse(typed.AsSpan(token.Start, token.Length).Trim("<@&#>"), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0;
}
