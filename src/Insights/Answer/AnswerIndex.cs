using Insights.Cluster;
using Insights.Embed;
using Insights.Publish;

namespace Insights.Answer;

/// <summary>An entry's id and the probability (0 to 1) that it answers.</summary>
public sealed record RankedEntry(string Entry, double Score);

/// <summary>The searchable form of a FAQ with its calibration. Immutable: any number of threads may ask at once.</summary>
public sealed class AnswerIndex
{
    private readonly EntrySearch search;

    internal AnswerIndex(AnswerRow[] rows, ModelIdentity model, Calibration? calibration, IReadOnlyList<RowWording> unanswerable)
    {
        Rows = rows;
        Model = model;
        search = new EntrySearch(rows, model.Dimensions);
        Calibration = calibration ?? CalibrationFit.Fit(rows, search, unanswerable);
    }

    internal AnswerRow[] Rows { get; }

    internal ModelIdentity Model { get; }

    internal Calibration Calibration { get; }

    /// <summary>How many entries can be found.</summary>
    public int Count => Rows.Length;

    /// <summary>Builds an index of a publication; <paramref name="clustering"/> lends the wordings of member conversations.</summary>
    public static AnswerIndex Build(
        Publication publication, Clustering? clustering, ITextEncoder encoder, AnswerIndex? earlier, CancellationToken cancellationToken)
    {
        var members = clustering?.Clusters.ToDictionary(cluster => cluster.Id, cluster => cluster.Members) ?? [];
        var documents = publication.Entries.Select(entry => DocumentOf(entry, members.GetValueOrDefault(entry.Cluster, []))).ToList();
        var unanswerable = clustering?.Outliers.Where(row => row.IsQuestion) ?? [];
        return Build(documents, [.. unanswerable], encoder, earlier, cancellationToken);
    }

    /// <summary>Builds an index of documents; <paramref name="unanswerable"/> are questions that none of them answers.</summary>
    public static AnswerIndex Build(
        IReadOnlyList<AnswerDocument> documents, IReadOnlyList<EmbeddedQuestion> unanswerable, ITextEncoder encoder, AnswerIndex? earlier,
        CancellationToken cancellationToken)
    {
        var known = earlier is not null && earlier.Model == encoder.Model ? earlier.Rows : [];
        var rows = AnswerRowBuilder.Build(documents, known, encoder, cancellationToken);
        return new AnswerIndex(rows, encoder.Model, null, [.. unanswerable.Select(RowWording.Of)]);
    }

    /// <summary>The entries most likely to answer, best first; the first one's score is the probability that it does.</summary>
    public IReadOnlyList<RankedEntry> Find(string question, int count, ITextEncoder encoder) =>
        Find(question, count, encoder, new HashSet<string>());

    /// <summary>The same, where a search of conversations found entries that are looked at closely, too.</summary>
    internal IReadOnlyList<RankedEntry> Find(string question, int count, ITextEncoder encoder, IReadOnlySet<string> likely)
    {
        var terms = Words.Tokenise(question).Select(word => word.Term).ToList();
        var found = search.Find(encoder.Encode(question), terms, count, without: null, apart: null, also: PlacesOf(likely));
        var ranked = new RankedEntry[found.Count];
        var probability = 1.0;
        for (var place = 0; place < ranked.Length; place++)
        {
            // An entry further down is never called likelier than one above it.
            probability = Math.Min(probability, Calibration.ProbabilityOf(found[place].Sureness));
            ranked[place] = new RankedEntry(Rows[found[place].Row].Id, Math.Round(probability, 4));
        }

        return ranked;
    }

    private int[] PlacesOf(IReadOnlySet<string> entries) =>
        entries.Count == 0 ? [] : [.. Enumerable.Range(0, Rows.Length).Where(row => entries.Contains(Rows[row].Id))];

    /// <summary>True where the first entry is likely enough to answer; otherwise the answer is an honest no.</summary>
    public bool Answers(IReadOnlyList<RankedEntry> ranked) => Count > 0 && ranked.Count > 0 && ranked[0].Score >= AnswerCoefficients.Threshold;

    /// <summary>The inverse document frequency of a term over the entries.</summary>
    internal double Idf(string term) => search.Words.Idf(term);

    private static AnswerDocument DocumentOf(FaqEntry entry, IReadOnlyList<ClusterMember> members) => new()
    {
        Id = entry.Id,
        Question = entry.Question,
        Wordings = entry.AlsoAsked,
        Answer = string.Join(' ', entry.Answer.Select(claim => claim.Text).Append(entry.Note ?? "")).Trim(),
        Asked =
        [
            .. members.Select(member => member.Question)
                .Where(row => entry.Conversations.Contains(row.Id.Conversation)),
        ],
    };
}
