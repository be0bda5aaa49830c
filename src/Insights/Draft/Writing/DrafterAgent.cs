using System.ComponentModel;
using Insights.Agents;
using Insights.Draft.Evidencing;
using Insights.Draft.Wording;

namespace Insights.Draft.Writing;

/// <summary>
/// Words claims from what was said. Whatever a claim cites is looked up: an id that was not shown, or a quote that does
/// not stand in its message, takes the claim with it.
/// </summary>
internal sealed class DrafterAgent(AgentDesk desk)
{
    public const string Prompt = "draft/drafter";

    /// <summary>How much of the prompt's room is for messages; the rest is for questions, notes and objections.</summary>
    private const double MessageShare = 0.75;

    private readonly Agent<DrafterInputs, DrafterReply> agent = desk.Open<DrafterInputs, DrafterReply>(Prompt);

    public async Task<AgentReply<IReadOnlyList<Claim>>> WriteAsync(
        DraftMaterial material, DraftContext context, CancellationToken cancellationToken)
    {
        var evidence = EvidenceList.Of(material, context.Notes, (int)(agent.Room * MessageShare));
        if (evidence.Messages.Count == 0)
        {
            return new AgentReply<IReadOnlyList<Claim>>.Refused("nothing to cite");
        }

        var rest = (int)(agent.Room * (1 - MessageShare) / 4);
        var inputs = new DrafterInputs(
            material.Language,
            Fit(context.Questions, rest),
            Fit(context.Outsiders, rest),
            Fit(context.Notes.Select(DraftContext.Describe), rest),
            Quoted.Of(evidence.Messages.Select(message => message.Piece)),
            Fit(context.Objections.Select(objection => $"{objection.Claim.Text} ({objection.Reason})"), rest));
        var reply = await agent.AskAsync(
            inputs, material.Threads.Select(thread => thread.Id.ToString()), reply => CheckIds(reply, evidence), cancellationToken);
        return reply switch
        {
            AgentReply<DrafterReply>.Answered answered => new AgentReply<IReadOnlyList<Claim>>.Answered(
                [.. answered.Value.Claims.Take(DraftThresholds.MostClaims).Select(claim => Check(claim, evidence)).OfType<Claim>()]),
            AgentReply<DrafterReply>.Unavailable unavailable => new AgentReply<IReadOnlyList<Claim>>.Unavailable(unavailable.Reason),
            AgentReply<DrafterReply>.Refused refused => new AgentReply<IReadOnlyList<Claim>>.Refused(refused.Reason),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    // Where nothing at all of a reply is backed it is worth asking again; one bad claim among good ones is only left out.
    private static string? CheckIds(DrafterReply reply, EvidenceList evidence) =>
        reply.Claims.Count == 0 ? null
        : reply.Claims.All(claim => Fault(claim, evidence) is not null) ? "no claim has a quote that stands in the message it names"
        : null;

    private Claim? Check(DrafterClaim claim, EvidenceList evidence)
    {
        if (Fault(claim, evidence) is { } fault)
        {
            desk.Notes.Drop(fault);
            return null;
        }

        var cited = claim.Evidence
            .SelectMany(piece => QuoteFinder.Find(evidence.ByLabel[piece.Message].Read, piece.Quote)
                .Select(quote => (Weighed: evidence.ByLabel[piece.Message], Quote: quote)))
            .ToList();
        return new Claim
        {
            Text = claim.Text.ReplaceLineEndings(" ").Trim(),
            Evidence = [.. cited.Select(one => EvidenceOf(one.Weighed, one.Quote)).Distinct()],
            Confidence = Math.Round(Sureness([.. cited.Select(one => one.Weighed)]), 3),
        };
    }

    private static string? Fault(DrafterClaim claim, EvidenceList evidence) =>
        claim.Text.Trim().Length is 0 or > ClaimText.LongestClaim ? "a claim without words, or with too many"
        : claim.Evidence.Count == 0 ? "a claim without evidence"
        : claim.Evidence.Any(piece => !evidence.ByLabel.ContainsKey(piece.Message)) ? "an id that was not in the input"
        : claim.Evidence.Any(piece => QuoteFinder.WordsOf(piece.Quote) > QuoteFinder.MostWords) ? "a quote too long"
        : claim.Evidence.Any(piece => QuoteFinder.Find(evidence.ByLabel[piece.Message].Read, piece.Quote).Count == 0)
            ? "a quote that is not in its message"
        : null;

    private static Evidence EvidenceOf(WeighedMessage weighed, string quote) => new(
        weighed.Message.Id, weighed.Message.Channel, weighed.Thread.Conversation.Channel.Guild, quote);

    // As for the extractive drafter's claims: the best message's probability, and half of every other author's.
    private static double Sureness(IReadOnlyList<WeighedMessage> cited)
    {
        var byAuthor = cited.GroupBy(weighed => weighed.Message.Author)
            .Select(group => group.Max(weighed => weighed.Probability)).OrderDescending().ToList();
        return 1 - byAuthor.Skip(1).Aggregate(1 - byAuthor[0], (doubt, probability) => doubt * (1 - (probability / 2)));
    }

    private static Quoted Fit(IEnumerable<string> lines, int room)
    {
        var all = lines.Select((line, place) => (Piece: new QuotedPiece("-", line), place)).ToList();
        return Quoted.Of(Excerpts.Fit(all, one => -one.place, one => one.Piece.Length, room).Select(one => one.Piece));
    }
}

internal sealed record DrafterInputs(
    string Language, Quoted Questions, Quoted Outsiders, Quoted Notes, Quoted Messages, Quoted Objections);

internal sealed record DrafterReply([property: Description("Most helpful first; none where the messages answer nothing.")] IReadOnlyList<DrafterClaim> Claims);

internal sealed record DrafterClaim(
    [property: Description("One or two sentences that say only what the quoted messages say.")] string Text,
    [property: Description("At least one.")] IReadOnlyList<DrafterEvidence> Evidence);

internal sealed record DrafterEvidence(
    [property: Description("The message's label, such as m3.")] string Message,
    [property: Description("At most 25 words, copied from that message letter by letter.")] string Quote);

/// <summary>What a drafter is told beside the messages.</summary>
internal sealed record DraftContext(
    IReadOnlyList<string> Questions, IReadOnlyList<string> Outsiders, IReadOnlyList<ThreadNotes> Notes, IReadOnlyList<Objection> Objections)
{
    public static string Describe(ThreadNotes notes) => string.Join("; ", new[]
    {
        $"asked: {string.Join(" / ", notes.Questions)}",
        notes.IsConfirmed ? "the asker says that it helped" : "",
        notes.Versions.Count > 0 ? $"versions: {string.Join(", ", notes.Versions)}" : "",
        notes.Environment.Count > 0 ? $"environment: {string.Join(", ", notes.Environment)}" : "",
    }.Where(part => part.Length > 0));
}
