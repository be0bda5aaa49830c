using Insights.Draft;
using Insights.Embed;
using Insights.Ingest;
using Insights.Publish;

namespace Insights.Answer;

/// <summary>Answers a question from the published FAQ with citations, or says honestly that it is not in there.</summary>
public sealed class Answerer(Publication publication, AnswerIndex index, ITextEncoder encoder)
{
    private const int MostClaims = 4;
    private const string NotInTheFaq = "This is not in the FAQ.";

    // As many conversations as the narrowing keeps entries.
    private const int LikelyConversations = AnswerCoefficients.Candidates;

    private readonly Dictionary<string, FaqEntry> entries = publication.Entries.ToDictionary(entry => entry.Id);

    private readonly ILookup<ConversationId, FaqEntry> entriesByConversation = publication.Entries
        .SelectMany(entry => entry.Conversations, (entry, conversation) => (entry, conversation))
        .ToLookup(pair => pair.conversation, pair => pair.entry);

    /// <summary>What is searched.</summary>
    public AnswerIndex Index => index;

    private IConversationIndex? Conversations { get; init; }

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

    /// <summary>The same with an index of conversations, which is searched in all views for entries to look at closely.</summary>
    public Answerer With(IConversationIndex? conversations) => new(publication, index, encoder) { Conversations = conversations };

    /// <summary>The answer; <paramref name="count"/> entries are ranked.</summary>
    public async Task<FaqAnswer> AnswerAsync(string question, int count, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var ranked = index.Find(question, Math.Max(1, count), encoder, await FindLikelyAsync(question, cancellationToken));
        var score = ranked.Count > 0 ? ranked[0].Score : 0;
        if (!index.Answers(ranked) || !entries.TryGetValue(ranked[0].Entry, out var entry))
        {
            return new FaqAnswer
            {
                Abstained = true, Score = score, Entry = null, Text = NotInTheFaq, Sources = [], Ranked = ranked,
            };
        }

        var claims = Choose(entry.Answer, question);
        return new FaqAnswer
        {
            Abstained = false,
            Score = score,
            Entry = entry.Id,
            Text = string.Join(' ', claims.Select(claim => claim.Text).Concat(entry.Note is null ? [] : [$"Note by the maintainers: {entry.Note}"])),
            Sources = [.. claims.SelectMany(claim => claim.Evidence).Distinct()],
            Ranked = ranked,
        };
    }

    // Vectors of another model are not compared.
    private async Task<IReadOnlySet<string>> FindLikelyAsync(string question, CancellationToken cancellationToken)
    {
        if (Conversations is null || Conversations.Model != encoder.Model)
        {
            return new HashSet<string>();
        }

        var found = await Conversations.SearchAsync(
            encoder.Encode(question), Words.Tokenise(question), LikelyConversations, cancellationToken);
        return found.SelectMany(row => entriesByConversation[row.Conversation]).Select(entry => entry.Id).ToHashSet();
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
