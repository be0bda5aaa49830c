using Insights.Draft;
using Insights.Embed;
using Insights.Publish;

namespace Insights.Answer;

/// <summary>Answers a question from the published FAQ with citations, or says honestly that it is not in there.</summary>
public sealed class Answerer(Publication publication, AnswerIndex index, ITextEncoder encoder)
{
    private const int MostClaims = 4;
    private const string NotInTheFaq = "This is not in the FAQ.";

    private readonly Dictionary<string, FaqEntry> entries = publication.Entries.ToDictionary(entry => entry.Id);

    /// <summary>
    /// Opens what is published: the index of the work folder where it belongs to this faq.json and model, else one made of faq.json
    /// alone, which lacks the community's own wordings until the next run. Null where nothing is published.
    /// </summary>
    public static async Task<Answerer?> OpenAsync(string faqFile, string indexFile, ITextEncoder encoder, CancellationToken cancellationToken)
    {
        var publication = await FaqJsonReader.ReadAsync(faqFile, cancellationToken);
        if (publication is null)
        {
            return null;
        }

        var index = AnswerIndexFile.Read(indexFile, FaqJson.Write(publication), encoder.Model);
        return new Answerer(publication, index ?? AnswerIndex.Build(publication, null, encoder, null, cancellationToken), encoder);
    }

    /// <summary>The answer; <paramref name="count"/> entries are ranked.</summary>
    public Task<FaqAnswer> AnswerAsync(string question, int count, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var ranked = index.Find(question, Math.Max(1, count), encoder);
        var score = ranked.Count > 0 ? ranked[0].Score : 0;
        if (!index.Answers(ranked) || !entries.TryGetValue(ranked[0].Entry, out var entry))
        {
            return Task.FromResult(new FaqAnswer
            {
                Abstained = true, Score = score, Entry = null, Text = NotInTheFaq, Sources = [], Ranked = ranked,
            });
        }

        var claims = Choose(entry.Answer, question);
        return Task.FromResult(new FaqAnswer
        {
            Abstained = false,
            Score = score,
            Entry = entry.Id,
            Text = string.Join(' ', claims.Select(claim => claim.Text).Concat(entry.Note is null ? [] : [$"Note by the maintainers: {entry.Note}"])),
            Sources = [.. claims.SelectMany(claim => claim.Evidence).Distinct()],
            Ranked = ranked,
        });
    }

    // Claims that share the question's rare words first; among equals the draft's order, which puts the surest first. They are said in that order.
    private List<Claim> Choose(IReadOnlyList<Claim> claims, string question)
    {
        var asked = Words.Tokenise(question).ToDictionary(word => word.Term, word => index.Idf(word.Term));
        return
        [
            .. claims.Select((claim, place) => (claim, place, shared: Words.Tokenise(claim.Text).Sum(word => asked.GetValueOrDefault(word.Term))))
                .OrderByDescending(choice => choice.shared)
                .ThenBy(choice => choice.place)
                .Take(MostClaims)
                .OrderBy(choice => choice.place)
                .Select(choice => choice.claim),
        ];
    }
}
