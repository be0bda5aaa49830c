namespace Insights.Agents;

/// <summary>One piece of community text for a prompt: our own label of it, and what somebody wrote.</summary>
public sealed record QuotedPiece(string Label, string Text)
{
    /// <summary>How many characters it takes behind the fence.</summary>
    public int Length => Fence.LengthOf(this);
}

/// <summary>Community text for a prompt: data that goes in only through the <see cref="Fence"/>.</summary>
public sealed record Quoted(IReadOnlyList<QuotedPiece> Pieces)
{
    public static Quoted Nothing { get; } = new([]);

    public static Quoted Of(IEnumerable<QuotedPiece> pieces) => new([.. pieces]);

    /// <summary>Lines without labels of their own, such as questions that people asked.</summary>
    public static Quoted Lines(IEnumerable<string> texts) => new([.. texts.Select(text => new QuotedPiece("-", text))]);
}
