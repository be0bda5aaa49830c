using Insights.Classify;
using Insights.Cluster;
using Insights.Embed;
using Insights.Ingest;
using Insights.Ingest.Texts;

namespace Insights.Evaluate;

/// <summary>Measures how well texts are given the themes of a taxonomy.</summary>
public static class ThemeEvaluation
{
    /// <summary>
    /// Classifies the lines of a file (<c>{id, text, label}</c>, optionally <c>title</c>) as the nightly run
    /// classifies conversations: views, clusters, themes. Unusable when the file does not exist or a line is damaged.
    /// </summary>
    public static async Task<Evaluation> RunAsync(
        string path, Taxonomy taxonomy, ITextEncoder encoder, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(encoder);
        var lines = await LabelledLine.ReadAsync(path, cancellationToken);
        var rows = new EmbeddedQuestion[lines.Count];
        Parallel.For(0, lines.Count, new ParallelOptions { CancellationToken = cancellationToken }, place =>
            rows[place] = RowOf(lines[place], place, encoder));
        var classification = new ClassifyStage(taxonomy, encoder)
            .Run(Gather(rows, cancellationToken), cancellationToken);
        return Of(
            encoder.Model.Name,
            [.. lines.Select((line, place) =>
                new ThemedText(line.Id, line.Label, classification.Conversations[rows[place].Id.Conversation].Name))]);
    }

    /// <summary>
    /// Compares themes that were given elsewhere with their labels, as for a mined community with gold.
    /// </summary>
    public static Evaluation Of(string model, IReadOnlyList<ThemedText> texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        var measures = ThemeMeasures.Of([.. texts.Select(text => text.Label)], [.. texts.Select(text => text.Theme)]);
        return new Evaluation(
            "themes",
            model,
            [
                new Measured("accuracy", measures.Accuracy),
                new Measured("macro F1", measures.MacroF1),
                .. measures.Themes.SelectMany(theme => new[]
                {
                    new Measured($"{theme.Theme}: precision", theme.Precision),
                    new Measured($"{theme.Theme}: recall", theme.Recall),
                }),
            ],
            [.. texts.Select(text => new ThemePrediction(text.Id, text.Theme))],
            measures);
    }

    /// <summary>
    /// A line is a conversation of one message; whoever labelled it found it worth a label, so it counts as a
    /// question.
    /// </summary>
    private static EmbeddedQuestion RowOf(LabelledLine line, int place, ITextEncoder encoder)
    {
        var id = (ulong)place + 1;
        var conversation = new Conversation
        {
            Id = new ConversationId(id),
            Channel = new Channel(new ChannelId(id), new GuildId(1), "lines", null, true),
            Title = line.Title is { } title ? MarkedText.Plain(title) : null,
            Messages =
            [
                new Message
                {
                    Id = new MessageId(id),
                    Channel = new ChannelId(id),
                    Kind = MessageKind.Text,
                    SentAt = DateTimeOffset.UnixEpoch,
                    Author = new Pseudonym("u" + line.Id),
                    Text = MarkedText.Plain(line.Text),
                },
            ],
            Fingerprint = line.Id,
        };
        var views = ViewBuilder.Build(conversation)[0];
        return new EmbeddedQuestion
        {
            Id = views.Id,
            Fingerprint = line.Id,
            QuestionText = views.QuestionText,
            QuestionVector = views.AskedText.Length == 0 ? null : encoder.Encode(views.AskedText),
            Words = views.Words,
            Channel = conversation.Channel.Id,
            Asker = views.Asker,
            Authors = 1,
            AskedAt = views.AskedAt,
            LastActivity = views.AskedAt,
        };
    }

    private static Clustering Gather(EmbeddedQuestion[] rows, CancellationToken cancellationToken)
    {
        var input = new ClusterInput([.. rows.Select(row =>
            new ClusterRow(row.Id.ToString(), row.QuestionVector, null, row.Words))]);
        var outcome = Clusterer.Cluster(input, cancellationToken);
        return ClusterIdentity.Assign(
            [.. outcome.Groups.Select(group =>
                (IReadOnlyList<ClusterMember>)[.. group.Members.Select((row, place) =>
                    new ClusterMember(rows[row], group.Memberships[place]))])],
            [.. outcome.Outliers.Select(row => rows[row])],
            []);
    }
}

/// <summary>A text with its label and the theme it was given; null where it was given none.</summary>
public sealed record ThemedText(string Id, string Label, string? Theme);

/// <summary>A line of the predictions file.</summary>
public sealed record ThemePrediction(string Id, string? Theme);
