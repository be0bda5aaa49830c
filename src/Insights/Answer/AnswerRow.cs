using Insights.Embed;

namespace Insights.Answer;

/// <summary>A document in the form that is searched. Vectors have unit length; null where the model knows no word of the text.</summary>
internal sealed record AnswerRow
{
    public required string Id { get; init; }
    public required string Fingerprint { get; init; }

    /// <summary>The published wordings, then those that member conversations lend.</summary>
    public required IReadOnlyList<RowWording> Wordings { get; init; }

    /// <summary>How many of the wordings are published ones.</summary>
    public required int Published { get; init; }

    /// <summary>Question and answer together; used where no conversation lends its answer view.</summary>
    public required float[]? WholeVector { get; init; }

    /// <summary>The terms of the answer; none where conversations lend theirs, which hold them.</summary>
    public required IReadOnlyList<TermCount> AnswerWords { get; init; }
}

/// <summary>One wording of a row's question.</summary>
/// <param name="Vector">The question view.</param>
/// <param name="AnswerVector">What was answered where it was asked; null where that is not known.</param>
/// <param name="Terms">The question's terms.</param>
/// <param name="Words">What is searched: the whole conversation's terms where it is known, else the question's.</param>
internal sealed record RowWording(
    float[]? Vector, float[]? AnswerVector, IReadOnlyList<TermCount> Terms, IReadOnlyList<TermCount> Words)
{
    public static RowWording Of(string text, float[]? vector)
    {
        var terms = Embed.Words.Tokenise(text);
        return new RowWording(vector, null, terms, terms);
    }

    public static RowWording Of(EmbeddedQuestion asked) =>
        new(asked.QuestionVector, asked.AnswerVector, Embed.Words.Tokenise(asked.QuestionText), asked.Words);
}
