namespace Insights.Answer;

/// <summary>
/// A wording that is asked as if nobody had asked it before. Where member conversations lend wordings, the published ones, which are
/// sentences of these, go with it.
/// </summary>
internal sealed class HeldOut
{
    private readonly Dictionary<string, int> counts = new(StringComparer.Ordinal);

    public HeldOut(AnswerRow row, int place, int wording)
    {
        Row = place;
        Wordings = [wording, .. Enumerable.Range(0, wording >= row.Published ? row.Published : 0)];
        foreach (var word in Wordings.SelectMany(left => row.Wordings[left].Words))
        {
            counts[word.Term] = counts.GetValueOrDefault(word.Term) + word.Count;
        }
    }

    /// <summary>The row's place.</summary>
    public int Row { get; }

    /// <summary>The places of what is left out of the row.</summary>
    public IReadOnlyList<int> Wordings { get; }

    public bool Holds(int row, int wording) => row == Row && Wordings.Contains(wording);

    public int CountOf(string term) => counts.GetValueOrDefault(term);
}
