using System.ComponentModel;
using Insights.Agents;
using Insights.Draft;
using Insights.Ingest.Texts;

namespace Insights.Review;

/// <summary>Asks a model about one claim; it sees the claim and the messages it cites, and nothing else.</summary>
public sealed class CriticAgent(AgentDesk desk) : ClaimCritic
{
    private const string Prompt = "review/critic";
    private const int LongestReason = 240;

    private readonly Agent<CriticInputs, CriticReply> agent = desk.Open<CriticInputs, CriticReply>(Prompt);

    public override int Concurrency => desk.Concurrency;

    internal override async Task<Opinion> JudgeAsync(Claim claim, CitedMessages cited, CancellationToken cancellationToken)
    {
        var messages = claim.Evidence.GroupBy(evidence => evidence.Message).ToList();
        var room = (agent.Room - claim.Text.Length - claim.Evidence.Sum(evidence => evidence.Quote.Length + 40)) / messages.Count;
        var evidence = messages.SelectMany(message => message
            .Select(piece => new QuotedPiece("quote", piece.Quote))
            .Append(new QuotedPiece("the message it is from", Around(
                TextRenderer.Render(cited.Find(message.Key)!.Text).Text, message.First().Quote, room * 3 / 4))));
        var reply = await agent.AskAsync(
            new CriticInputs(Quoted.Lines([claim.Text]), Quoted.Of(evidence)),
            cited.ConversationsOf(claim).Select(id => id.ToString()),
            reply => CriticReply.Findings.ContainsKey(reply.Label) ? null : "a label that is not on the list",
            cancellationToken);
        return reply switch
        {
            AgentReply<CriticReply>.Answered { Value: var said } =>
                new Opinion(CriticReply.Findings[said.Label], said.Why.Length > LongestReason ? said.Why[..LongestReason] : said.Why),
            AgentReply<CriticReply>.Unavailable => Opinion.Outstanding,
            _ => Opinion.Nobodys,
        };
    }

    // What stands next to the quote is what could turn it.
    private static string Around(string text, string quote, int room)
    {
        if (text.Length <= room)
        {
            return text;
        }

        var at = Math.Max(0, text.IndexOf(quote[..Math.Min(12, quote.Length)], StringComparison.Ordinal));
        var start = Math.Clamp(at - ((room - quote.Length) / 2), 0, Math.Max(0, text.Length - room));
        return text.Substring(start, Math.Min(Math.Max(0, room), text.Length - start));
    }
}

internal sealed record CriticInputs(Quoted Claim, Quoted Evidence);

internal sealed record CriticReply(
    [property: Description("What in the messages decides it, in a sentence.")] string Why,
    string Label)
{
    /// <summary>What each label of the prompt means.</summary>
    public static IReadOnlyDictionary<string, Finding> Findings { get; } = new Dictionary<string, Finding>(StringComparer.Ordinal)
    {
        ["supported"] = Finding.Supported, ["contradicted"] = Finding.Contradicted, ["not enough"] = Finding.NotEnough,
    };
}
