using System.ComponentModel;
using Insights.Agents;
using Insights.Draft.Choosing;
using Insights.Draft.Grounding;
using Insights.Draft.Reading;
using Insights.Draft.Wording;
using Insights.Ingest.Texts;

namespace Insights.Draft.Writing;

/// <summary>
/// Words the question that stands for a cluster. Each of its content words must be in use by two askers, so that no one
/// person's words become everybody's question.
/// </summary>
internal sealed class NamerAgent(AgentDesk desk)
{
    public const string Prompt = "draft/namer";

    private const int FewestAskers = 2;
    private const string Outside = "the question uses words that fewer than two askers use";
    private const string Unfit = "the question cannot be shown";

    private readonly Agent<NamerInputs, NamerReply> agent = desk.Open<NamerInputs, NamerReply>(Prompt);

    public async Task<AgentReply<NamedTopic>> NameAsync(
        DraftMaterial material, ChosenQuestion offline, IReadOnlyList<string> outsiders, CancellationToken cancellationToken)
    {
        var askers = material.Threads.Select(WordsOf).ToList();
        var wordings = material.Threads.Select(AskedIn).Where(text => text.Length > 0).Prepend(offline.Question).Distinct().ToList();
        var room = agent.Room / 2;
        var shown = Excerpts.Fit([.. wordings.Index()], one => -one.Index, one => one.Item.Length + 20, room);
        var near = Excerpts.Fit([.. outsiders.Index()], one => -one.Index, one => one.Item.Length + 20, room);
        var reply = await agent.AskAsync(
            new NamerInputs(material.Language, Quoted.Lines(shown.Select(one => one.Item)), Quoted.Lines(near.Select(one => one.Item))),
            material.Threads.Select(thread => thread.Id.ToString()),
            reply => Check(reply.Question, askers),
            cancellationToken);
        return reply switch
        {
            AgentReply<NamerReply>.Answered answered => new AgentReply<NamedTopic>.Answered(
                new NamedTopic(QuestionText.Tidy(answered.Value.Question)!, answered.Value.IsNot)),
            AgentReply<NamerReply>.Unavailable unavailable => new AgentReply<NamedTopic>.Unavailable(unavailable.Reason),
            AgentReply<NamerReply>.Refused refused => new AgentReply<NamedTopic>.Refused(refused.Reason),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private static string? Check(string question, List<HashSet<string>> askers)
    {
        if (QuestionText.Tidy(question) is not { } tidy || MachineSpeech.AddressesMachine(tidy))
        {
            return Unfit;
        }

        var fewest = Math.Min(FewestAskers, askers.Count);
        return WordForms.SequenceOf(tidy).Where(word => !WordForms.IsNeutral(word))
            .All(word => askers.Count(words => words.Any(other => other == word || (!WordForms.IsStrict(word) && WordForms.AreForms(word, other)))) >= fewest)
            ? null
            : Outside;
    }

    private static HashSet<string> WordsOf(ReadThread thread) =>
        [.. WordForms.SequenceOf(string.Join('\n', AskedMessages(thread).Select(message => message.Prose).Append(TitleOf(thread))))];

    private static string AskedIn(ReadThread thread) =>
        TitleOf(thread) is { Length: > 0 } title ? title : AskedMessages(thread).FirstOrDefault()?.Prose ?? "";

    private static IEnumerable<ReadMessage> AskedMessages(ReadThread thread) =>
        thread.Messages.Where(message => message.IsAsker && message.IsUsable).Take(DraftThresholds.AskersMessages);

    private static string TitleOf(ReadThread thread) => thread.Conversation.Title is { } title && !MachineSpeech.AddressesMachine(title.Typed)
        ? TextRenderer.Render(title).Text
        : "";
}

internal sealed record NamerInputs(string Language, Quoted Cluster, Quoted Outsiders);

internal sealed record NamerReply(
    [property: Description("One question that a newcomer would type, in words that the askers use.")] string Question,
    [property: Description("What the question is not about, seen from its neighbours; empty where nothing comes near.")] string IsNot);

/// <summary>A topic's question as it may be shown, and what it is not about, for prompts only.</summary>
internal sealed record NamedTopic(string Question, string IsNot);
