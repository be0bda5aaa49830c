namespace Insights.Ingest.Talks;

/// <summary>Reads an utterance: its words, whom it addresses, its cues.</summary>
internal static class LineReader
{
    private static readonly char[] NameEnds = [':', ',', '>', ';'];

    private static readonly Lazy<float[]?> Nothing = new((float[]?)null);

    public static LogLine Read(Utterance utterance, TalkWindow window, Func<string, float[]?>? encode)
    {
        var (addressees, body, toStranger) = utterance.IsSystem
            ? ([], utterance.Text, false)
            : CutAddress(utterance, window);
        // Chat names do not differ by case alone.
        var author = utterance.Author?.ToLowerInvariant();
        var words = utterance.IsSystem ? [] : ChatWords.Split(body);
        return new LogLine
        {
            Position = window.Next,
            Ordinal = window.NextOrdinal,
            Author = author,
            Minutes = utterance.At is { } at ? at.TotalMinutes : double.NaN,
            Addressees = addressees,
            Named = [.. words.Distinct(StringComparer.Ordinal)
                .Where(word => word.Length > 2 && !addressees.Contains(word) && window.IsKnown(word))],
            AddressesStranger = toStranger,
            Words = ChatWords.ContentHashes(words),
            Length = words.Count,
            Cues = utterance.IsSystem ? Cues.None : LineCues.Read(body, words),
            IsBot = utterance.IsBot,
            IsSystem = utterance.IsSystem,
            AuthorSequence = window.FindLastBy(author) is { } last ? last.AuthorSequence + 1 : 0,
            Vector = encode is null || utterance.IsSystem ? Nothing : new Lazy<float[]?>(() => encode(body)),
        };
    }

    /// <summary>
    /// "name: text", "name, text", "@name text" and "name text", where name spoke in reach; several names may follow each other.
    /// </summary>
    private static (IReadOnlyList<string> Addressees, string Body, bool ToStranger) CutAddress(
        Utterance utterance, TalkWindow window)
    {
        var addressees = new List<string>(utterance.Addressees.Select(name => name.ToLowerInvariant()));
        var body = utterance.Text.TrimStart();
        var toStranger = false;
        while (body.Length > 0)
        {
            var end = body.IndexOf(' ', StringComparison.Ordinal);
            var word = end < 0 ? body : body[..end];
            var name = word.TrimStart('@').TrimEnd(NameEnds).ToLowerInvariant();
            var isMarked = name.Length < word.Length;
            if (name.Length > 1 && window.IsKnown(name) && (isMarked || name.Length > 2))
            {
                addressees.Add(name);
            }
            else
            {
                toStranger = addressees.Count == 0 && word.EndsWith(':') && name.Length > 1 && name.All(IsNamePart);
                break;
            }

            body = end < 0 ? "" : body[(end + 1)..].TrimStart();
            if (!isMarked)
            {
                break;
            }
        }

        addressees.RemoveAll(name => string.Equals(name, utterance.Author, StringComparison.OrdinalIgnoreCase));
        return ([.. addressees.Distinct(StringComparer.Ordinal)], body, toStranger);
    }

    private static bool IsNamePart(char letter) =>
        char.IsLetterOrDigit(letter) || letter is '_' or '-' or '|' or '^' or '`' or '[' or ']';
}
