using System.ComponentModel;
using Insights.Agents;
using Insights.Embed;
using Insights.Ingest;

namespace Insights.Cluster;

/// <summary>Shows a model both questions with what was answered to them and asks whether one answer serves both.</summary>
public sealed class MatcherAgent(AgentDesk desk, IConversationReader conversations) : QuestionMatcher
{
    private const string Prompt = "cluster/matcher";
    private const int LongestQuestion = 900;
    private const int LongestNeighbour = 200;

    private readonly Agent<MatcherInputs, MatcherReply> agent = desk.Open<MatcherInputs, MatcherReply>(Prompt);

    public override int Concurrency => desk.Concurrency;

    internal override async Task<bool?> AreSameAsync(
        CandidateQuestion first, CandidateQuestion second, CancellationToken cancellationToken)
    {
        var inputs = new MatcherInputs(
            await ShowAsync(first, agent.Room / 2, cancellationToken), await ShowAsync(second, agent.Room / 2, cancellationToken));
        var about = first.Neighbours.Concat(second.Neighbours).Append(first.Question).Append(second.Question)
            .Select(question => question.Id.Conversation.ToString()).Distinct();
        var reply = await agent.AskAsync(
            inputs, about, reply => MatcherReply.Verdicts.ContainsKey(reply.Label) ? null : "a label that is not on the list", cancellationToken);
        return reply is AgentReply<MatcherReply>.Answered { Value.Label: var label } ? MatcherReply.Verdicts[label] : null;
    }

    private async Task<Quoted> ShowAsync(CandidateQuestion candidate, int room, CancellationToken cancellationToken)
    {
        List<QuotedPiece> pieces =
        [
            new("question", Cut(candidate.Question.QuestionText, LongestQuestion)),
            .. candidate.Neighbours.Select(neighbour => new QuotedPiece("near it", Cut(neighbour.QuestionText, LongestNeighbour))),
        ];
        room -= pieces.Sum(piece => piece.Length);
        foreach (var answer in await AnswersAsync(candidate.Question.Id, cancellationToken))
        {
            var piece = new QuotedPiece("answered", answer);
            if (piece.Length <= room)
            {
                pieces.Add(piece);
                room -= piece.Length;
            }
        }

        return new Quoted(pieces);
    }

    /// <summary>What others said, the weightiest first.</summary>
    private async Task<IEnumerable<string>> AnswersAsync(QuestionId id, CancellationToken cancellationToken)
    {
        var conversation = await conversations.ReadAsync([id.Conversation], cancellationToken).FirstOrDefaultAsync(cancellationToken);
        return conversation is null ? [] : ViewBuilder.Build(conversation)
            .Where(views => views.Id == id)
            .SelectMany(views => views.AnswerPieces)
            .OrderByDescending(piece => piece.Weight)
            .Select(piece => piece.Text);
    }

    private static string Cut(string text, int length) => text.Length > length ? text[..length] : text;
}

internal sealed record MatcherInputs(Quoted First, Quoted Second);

internal sealed record MatcherReply([property: Description("What decides it, in a sentence.")] string Why, string Label)
{
    /// <summary>What each label of the prompt means.</summary>
    public static IReadOnlyDictionary<string, bool> Verdicts { get; } =
        new Dictionary<string, bool>(StringComparer.Ordinal) { ["same"] = true, ["different"] = false };
}
