namespace Insights.Ingest.Texts.Quoting;

/// <summary>A message's text with the stretches that may be quoted found once.</summary>
public sealed class QuotableText
{
    private readonly string typed;
    private readonly IReadOnlyList<Stretch> permitted;
    private readonly Lazy<IReadOnlyList<string>> normalised;
    private readonly Lazy<string> whole;

    public QuotableText(MarkedText text)
    {
        typed = text.Typed;
        permitted = Forbidden.Complement(Forbidden.In(text), typed.Length);
        normalised = new(() => [.. permitted.Select(stretch => QuoteForm.Of(typed[stretch.Start..stretch.End]))]);
        whole = new(() => QuoteForm.Of(typed));
    }

    public IReadOnlyList<Quote> Cut(int typedStart, int typedLength)
    {
        var pieces = new List<Quote>();
        foreach (var stretch in permitted)
        {
            var start = Math.Max(stretch.Start, typedStart);
            var end = Math.Min(stretch.End, typedStart + typedLength);
            while (start < end && (char.IsWhiteSpace(typed[start]) || QuoteForm.IsMark(typed, start) || char.IsLowSurrogate(typed[start])))
            {
                start++;
            }

            while (end > start && (char.IsWhiteSpace(typed[end - 1]) || char.IsHighSurrogate(typed[end - 1])))
            {
                end--;
            }

            if (start < end && QuoteForm.Of(typed[start..end]) is var text && Verify(text))
            {
                pieces.Add(new Quote(text, start, end - start));
            }
        }

        return pieces;
    }

    public bool Verify(string quote)
    {
        var text = QuoteForm.Of(quote);
        return QuoteForm.IsLongEnough(text)
            && normalised.Value.Any(stretch => stretch.Contains(text, StringComparison.Ordinal))
            && whole.Value.Contains(text, StringComparison.Ordinal);
    }
}
