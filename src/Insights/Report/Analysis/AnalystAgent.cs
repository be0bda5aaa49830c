using System.ComponentModel;
using Insights.Agents;
using Insights.Report.Wording;

namespace Insights.Report.Analysis;

/// <summary>Asks a model for the paragraphs of a report, a section at a time, and keeps the sentences that stand every check.</summary>
public sealed class AnalystAgent(AgentDesk desk)
{
    private const string Prompt = "report/analyst";
    private const string DoesNotStand = "a sentence beyond the report";

    private readonly Agent<AnalystInputs, AnalystReply> agent = desk.Open<AnalystInputs, AnalystReply>(Prompt);

    /// <summary>The paragraphs by section; where the model says nothing that stands, the words made without it stay.</summary>
    public async Task<CheckedAnalysis> AnalyseAsync(PeriodReport report, MessageFile words, CancellationToken cancellationToken)
    {
        var about = report.Areas.SelectMany(area => area.Topics).SelectMany(topic => topic.Entry?.Conversations ?? []).Distinct().Select(id => id.ToString()).ToList();
        var paragraphs = new Dictionary<string, string>(StringComparer.Ordinal);
        var dropped = 0;
        foreach (var facts in SectionFacts.Of(report))
        {
            var reply = await agent.AskAsync(InputsOf(facts, words), about, _ => null, cancellationToken);
            if (reply is not AgentReply<AnalystReply>.Answered { Value: var said })
            {
                continue;
            }

            var check = new SentenceCheck(facts, words);
            var standing = said.Sentences.Select(check.Stand).ToList();
            foreach (var _ in standing.Where(sentence => sentence is null))
            {
                desk.Notes.Drop(DoesNotStand);
                dropped++;
            }

            if (standing.OfType<string>().ToList() is { Count: > 0 } kept)
            {
                paragraphs[facts.Name] = string.Join(' ', kept);
            }
        }

        return new CheckedAnalysis(desk.Model, paragraphs, dropped);
    }

    private static AnalystInputs InputsOf(SectionFacts facts, MessageFile words) => new(
        words.Language,
        facts.Name.Split(':')[0],
        string.Join('\n', facts.Lines),
        Quoted.Of(facts.Topics.Select(topic => new QuotedPiece(topic.Key, topic.Value))),
        Quoted.Of(facts.Quotes.Select(quote => new QuotedPiece(quote.Key, quote.Value))));
}

internal sealed record AnalystInputs(string Language, string Section, string Numbers, Quoted Topics, Quoted Quotes);

internal sealed record AnalystReply(
    [property: Description("The paragraph, a sentence at a time, with topics and quotes by label in braces.")] IReadOnlyList<string> Sentences);
