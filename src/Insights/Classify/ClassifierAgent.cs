using System.ComponentModel;
using Insights.Agents;
using Insights.Cluster;

namespace Insights.Classify;

/// <summary>
/// Asks a model for one label of the taxonomy and the words that decided it. A label that is not on the list, or words
/// that nobody asked with, leave the theme as it was.
/// </summary>
public sealed class ClassifierAgent : ThemeJudge
{
    private const string Prompt = "classify/classifier";

    /// <summary>How many members are shown, the most central first: the others ask the same.</summary>
    private const int MostShown = 12;
    private const int LongestShown = 700;

    private readonly AgentDesk desk;
    private readonly Agent<ClassifierInputs, ClassifierReply> agent;
    private readonly string described;
    private readonly HashSet<string> labels;

    public ClassifierAgent(AgentDesk desk, Taxonomy taxonomy)
    {
        this.desk = desk;
        labels = [.. taxonomy.Themes.Select(definition => definition.Theme.Name).Append(Theme.Other.Name)];
        described = string.Join('\n', taxonomy.Themes.Select(Describe));
        agent = desk.Open<ClassifierInputs, ClassifierReply>(Prompt, [.. labels]);
    }

    public override int Concurrency => desk.Concurrency;

    internal override async Task<Theme?> JudgeAsync(ConversationCluster cluster, CancellationToken cancellationToken)
    {
        var shown = new List<ClusterMember>();
        var room = agent.Room - described.Length;
        foreach (var member in cluster.Members.Take(MostShown))
        {
            room -= TextOf(member).Length + 20;
            if (room > 0)
            {
                shown.Add(member);
            }
        }

        var texts = shown.ConvertAll(TextOf);
        var reply = await agent.AskAsync(
            new ClassifierInputs(described, Quoted.Lines(texts)),
            shown.Select(member => member.Question.Id.Conversation.ToString()).Distinct(),
            reply => !labels.Contains(reply.Label) ? "a label that is not on the list"
                : reply.DecidedBy.All(words => texts.Exists(text => Plain(text).Contains(Plain(words), StringComparison.OrdinalIgnoreCase))) ? null
                : "words that nobody asked with",
            cancellationToken);
        return reply is AgentReply<ClassifierReply>.Answered { Value.Label: var label } ? new Theme(label) : null;
    }

    private static string Describe(ThemeDefinition definition) =>
        $"- {definition.Theme}: {definition.Title}. {Plain(definition.Belongs)} Not: {Plain(definition.Excludes)}";

    private static string TextOf(ClusterMember member) =>
        member.Question.QuestionText is { Length: > LongestShown } text ? text[..LongestShown] : member.Question.QuestionText;

    private static string Plain(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}

internal sealed record ClassifierInputs(string Themes, Quoted Questions);

internal sealed record ClassifierReply(
    [property: Description("Words of the askers that decided it, copied.")] IReadOnlyList<string> DecidedBy,
    [property: Description("The theme's name.")] string Label);
