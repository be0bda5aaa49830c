using Insights.Embed;

namespace Insights.Answer;

/// <summary>Encodes documents into rows; what an earlier index already holds is taken from there.</summary>
internal static class AnswerRowBuilder
{
    public static AnswerRow[] Build(
        IReadOnlyList<AnswerDocument> documents, IReadOnlyList<AnswerRow> earlier, ITextEncoder encoder, CancellationToken cancellationToken)
    {
        var known = earlier.ToDictionary(row => row.Id);
        var rows = new AnswerRow[documents.Count];
        var options = new ParallelOptions { CancellationToken = cancellationToken, MaxDegreeOfParallelism = Environment.ProcessorCount };
        Parallel.For(0, documents.Count, options, place =>
        {
            var fingerprint = documents[place].Fingerprint();
            rows[place] = known.TryGetValue(documents[place].Id, out var row) && row.Fingerprint == fingerprint
                ? row
                : Encode(documents[place], fingerprint, encoder);
        });
        return rows;
    }

    private static AnswerRow Encode(AnswerDocument document, string fingerprint, ITextEncoder encoder)
    {
        var own = document.Wordings.Prepend(document.Question)
            .Select(text => new RowWording(encoder.Encode(text), Words.Tokenise(text)));
        var asked = document.Asked.Select(asked => new RowWording(asked.Vector, Words.Tokenise(asked.Text)));
        return new AnswerRow
        {
            Id = document.Id,
            Fingerprint = fingerprint,
            Wordings = [.. own.Concat(asked).Take(AnswerCoefficients.MostWordings)],
            WholeVector = encoder.Encode($"{document.Question} {document.Answer}"),
            AnswerWords = Words.Tokenise(document.Answer),
        };
    }
}
