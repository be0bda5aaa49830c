using System.ComponentModel;
using System.Globalization;
using Insights.Agents;
using Insights.Draft;

namespace Insights.Review;

/// <summary>Asks a model for order and wording. A wording that says more than the claim's messages is not taken.</summary>
public sealed class EditorAgent(AgentDesk desk) : EntryEditor
{
    private const string Prompt = "review/editor";
    private const string BeyondEvidence = "an edited wording beyond its evidence";

    private readonly Agent<EditorInputs, EditorReply> agent = desk.Open<EditorInputs, EditorReply>(Prompt);

    internal override bool SeesNeighbours => true;

    internal override async Task<FaqDraft> EditAsync(
        FaqDraft draft, CitedMessages sources, IReadOnlyList<FaqDraft> neighbours, CancellationToken cancellationToken)
    {
        var claims = draft.Answer.Index().ToDictionary(claim => Label('c', claim.Index), claim => claim.Item, StringComparer.Ordinal);
        var shown = Within(neighbours, (agent.Room - claims.Values.Sum(claim => claim.Text.Length + 40) - draft.Question.Length) / 2);
        var entries = shown.Index().ToDictionary(entry => Label('e', entry.Index), entry => entry.Item.Cluster, StringComparer.Ordinal);
        var reply = await agent.AskAsync(
            new EditorInputs(
                Quoted.Lines([draft.Question]),
                Quoted.Of(claims.Select(claim => new QuotedPiece(claim.Key, claim.Value.Text))),
                Quoted.Of(shown.Index().Select(entry => new QuotedPiece(Label('e', entry.Index), TextOf(entry.Item))))),
            draft.Conversations.Concat(shown.SelectMany(entry => entry.Conversations)).Distinct().Select(id => id.ToString()),
            reply => reply.Claims.Any(claim => !claims.ContainsKey(claim.Label)) || reply.Contradicts.Any(label => !entries.ContainsKey(label))
                ? "a label that was not in the input" : null,
            cancellationToken);
        if (reply is not AgentReply<EditorReply>.Answered { Value: var edit })
        {
            return draft;
        }

        List<Claim> edited = [.. edit.Claims.DistinctBy(claim => claim.Label).Select(claim => Reword(claims[claim.Label], claim.Text.Trim(), sources))];
        foreach (var other in edit.Contradicts.Distinct().Select(label => entries[label]))
        {
            desk.Notes.Report($"the editor finds that faq-{draft.Cluster} and faq-{other} contradict each other");
        }

        return edited.Count > 0 ? draft with { Answer = edited } : draft;
    }

    private Claim Reword(Claim claim, string text, CitedMessages sources)
    {
        var reworded = claim with { Text = text };
        if (text == claim.Text || ClaimRules.Check(reworded, sources) is null)
        {
            return reworded;
        }

        desk.Notes.Drop(BeyondEvidence);
        return claim;
    }

    private static IReadOnlyList<FaqDraft> Within(IReadOnlyList<FaqDraft> neighbours, int room) =>
        [.. neighbours.TakeWhile(entry => (room -= TextOf(entry).Length + 20) >= 0)];

    private static string TextOf(FaqDraft entry) => $"{entry.Question}\n{string.Join('\n', entry.Answer.Select(claim => claim.Text))}";

    private static string Label(char kind, int place) => kind + (place + 1).ToString(CultureInfo.InvariantCulture);
}

internal sealed record EditorInputs(Quoted Question, Quoted Claims, Quoted Neighbours);

internal sealed record EditorReply(
    [property: Description("The claims that stay, in the order in which a reader needs them.")] IReadOnlyList<EditedClaim> Claims,
    [property: Description("Labels of neighbouring entries that say the opposite of a claim; mostly none.")] IReadOnlyList<string> Contradicts);

internal sealed record EditedClaim(
    [property: Description("The claim's label, such as c2.")] string Label,
    [property: Description("The claim's text, changed only where it reads badly.")] string Text);
