namespace Insights.Ingest.Texts.Markup;

/// <summary>
/// Finds Discord's markup in one pass, linear in the text: code, mentions, custom emoji, timestamps, links, masked links, spoilers,
/// headings and quoted lines. Inside code nothing else is markup. Tokens come ordered by start; a quoted line holds others.
/// </summary>
public static class MarkupScanner
{
    public static IReadOnlyList<MarkupToken> Scan(string typed)
    {
        var scan = new Scanning(typed);
        while (scan.Position < typed.Length)
        {
            scan.Step();
        }

        return scan.Finish();
    }

    private sealed class Scanning(string typed)
    {
        private readonly List<MarkupToken> tokens = [];
        private readonly Dictionary<char, int> opened = [];
        private int quotedTo = -1;

        public int Position { get; private set; }

        public void Step()
        {
            if (Position == 0 || typed[Position - 1] == '\n')
            {
                StartLine();
                if (Position >= typed.Length)
                {
                    return;
                }
            }

            var token = typed[Position] switch
            {
                '`' => CodeScanner.At(typed, Position),
                '<' => AngleScanner.At(typed, Position),
                ':' => AngleScanner.ResolvedEmojiAt(typed, Position),
                '[' => LinkScanner.MaskedAt(typed, Position),
                'h' or 'H' => LinkScanner.At(typed, Position),
                '*' or '|' or '~' => DelimiterAt(Position),
                _ => null,
            };
            if (token is not { } found)
            {
                Position++;
                return;
            }

            if (found.Kind == MarkupKind.CodeBlock)
            {
                opened.Clear();
            }

            if (found.Kind != MarkupKind.Delimiter)
            {
                tokens.Add(found);
            }

            Position = found.End;
        }

        public List<MarkupToken> Finish()
        {
            tokens.Sort(static (one, other) => one.Start != other.Start
                ? one.Start.CompareTo(other.Start)
                : other.Length.CompareTo(one.Length));
            return tokens;
        }

        private void StartLine()
        {
            if (Position < typed.Length && typed[Position] is '\n' or '\r')
            {
                opened.Clear();
            }

            if (Position >= quotedTo && LinePrefixes.QuoteAt(typed, Position) is { } quote)
            {
                tokens.Add(quote);
                quotedTo = quote.End;
                Position = quote.InnerStart;
            }

            if (LinePrefixes.HeadingAt(typed, Position) is { } heading)
            {
                tokens.Add(heading);
                Position = heading.End;
            }
        }

        // Two equal signs open or close; both are markup only once the pair is complete.
        private MarkupToken? DelimiterAt(int at)
        {
            var sign = typed[at];
            if (at + 1 >= typed.Length || typed[at + 1] != sign)
            {
                return null;
            }

            var token = MarkupToken.Between(MarkupKind.Delimiter, at, at + 2);
            if (opened.TryGetValue(sign, out var start) && at > start + 2 && !char.IsWhiteSpace(typed[at - 1]))
            {
                tokens.Add(MarkupToken.Between(MarkupKind.Delimiter, start, start + 2));
                tokens.Add(token);
                opened.Remove(sign);
            }
            else if (at + 2 < typed.Length && !char.IsWhiteSpace(typed[at + 2]))
            {
                opened[sign] = at;
            }

            return token;
        }
    }
}
