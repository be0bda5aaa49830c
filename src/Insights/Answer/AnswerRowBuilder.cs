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
        var own = document.Wordings.Prepend(document.Question).Take(AnswerCoefficients.MostWordings)
            .Select(text => RowWording.Of(text, encoder.Encode(text))).ToList();
        return new AnswerRow
        {
            Id = document.Id,
            Fingerprint = fingerprint,
            Wordings = [.. own.Concat(document.Asked.Select(RowWording.Of)).Take(AnswerCoefficients.MostWordings)],
            Published = own.Count,
            WholeVector = encoder.Encode($"{document.Question} {document.Answer}"),
            AnswerWords = document.Asked.Count == 0 ? Words.Tokenise(document.Answer) : [],
        };
    }
}
