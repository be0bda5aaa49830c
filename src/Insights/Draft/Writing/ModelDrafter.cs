using Insights.Agents;
using Insights.Draft.Choosing;
using Insights.Draft.Reading;
using Insights.Embed;

namespace Insights.Draft.Writing;

/// <summary>
/// Drafts with three agents: readers note what each conversation holds, a namer words the question, a drafter the
/// claims. Where one cannot be asked or says nothing of use, what the extractive drafter finds stands in.
/// </summary>
public sealed class ModelDrafter(AgentDesk desk, ITextEncoder encoder) : Drafter
{
    /// <summary>Beyond so many conversations of a topic the others repeat what these say.</summary>
    private const int MostRead = 12;

    private readonly ExtractiveDrafter offline = new(encoder);
    private readonly ReaderAgent reader = new(desk);
    private readonly NamerAgent namer = new(desk);
    private readonly DrafterAgent drafter = new(desk);

    public override string Version { get; } =
        $"{DraftThresholds.DrafterVersion} {desk.VersionOf(ReaderAgent.Prompt, NamerAgent.Prompt, DrafterAgent.Prompt)}";

    public override int Concurrency => desk.Concurrency;

    internal override bool LooksAround => true;

    /// <summary>Who wrote an offline draft that stands in a model's place.</summary>
    private string StandInName => $"{ExtractiveDrafter.Name} for {desk.Model}";

    internal override async Task<WrittenDraft> WriteAsync(DraftMaterial material, CancellationToken cancellationToken)
    {
        var found = offline.Write(material) with { By = StandInName };
        if (found.Question is not { } question)
        {
            return found;
        }

        var notes = await ReadAsync(material, cancellationToken);
        var named = await namer.NameAsync(material, question, material.Outsiders, cancellationToken);
        if (notes.IsMissing || named is AgentReply<NamedTopic>.Unavailable)
        {
            return found with { IsProvisional = true };
        }

        var name = (named as AgentReply<NamedTopic>.Answered)?.Value;
        var context = ContextOf(material, notes.Notes, name?.Question ?? question.Question, []) with
        {
            Outsiders = name is { IsNot.Length: > 0 } ? [name.IsNot, .. material.Outsiders] : material.Outsiders,
        };
        var written = await drafter.WriteAsync(material, context, cancellationToken);
        return written is AgentReply<IReadOnlyList<Claim>>.Answered { Value: { Count: > 0 } claims }
            ? new WrittenDraft(name is null ? question : Reworded(question, name.Question), claims, desk.Model) { StandIn = found }
            : found with { IsProvisional = written is AgentReply<IReadOnlyList<Claim>>.Unavailable };
    }

    internal override async Task<IReadOnlyList<Claim>?> RewriteAsync(
        DraftMaterial material, FaqDraft draft, IReadOnlyList<Objection> objections, CancellationToken cancellationToken)
    {
        var notes = await ReadAsync(material, cancellationToken);
        var written = await drafter.WriteAsync(material, ContextOf(material, notes.Notes, draft.Question, objections), cancellationToken);
        return (written as AgentReply<IReadOnlyList<Claim>>.Answered)?.Value;
    }

    private static DraftContext ContextOf(
        DraftMaterial material, IReadOnlyList<ThreadNotes> notes, string question, IReadOnlyList<Objection> objections) =>
        new([question], material.Outsiders, notes, objections);

    private static ChosenQuestion Reworded(ChosenQuestion offline, string question) => question == offline.Question
        ? offline
        : new ChosenQuestion(question, [.. offline.AlsoAsked.Prepend(offline.Question).Where(other => other != question).Take(DraftThresholds.MostOtherWordings)]);

    private async Task<(IReadOnlyList<ThreadNotes> Notes, bool IsMissing)> ReadAsync(
        DraftMaterial material, CancellationToken cancellationToken)
    {
        var notes = new List<ThreadNotes>();
        var isMissing = false;
        foreach (var thread in MostTelling(material).Take(MostRead))
        {
            var reply = await reader.ReadAsync(thread, material, cancellationToken);
            isMissing |= reply is AgentReply<ThreadNotes>.Unavailable;
            if (reply is AgentReply<ThreadNotes>.Answered { Value: var read })
            {
                notes.Add(read);
            }
        }

        return (notes, isMissing);
    }

    private static IEnumerable<ReadThread> MostTelling(DraftMaterial material)
    {
        var best = material.Weighed.GroupBy(weighed => weighed.Thread.Id)
            .ToDictionary(thread => thread.Key, thread => thread.Max(weighed => weighed.Probability));
        return material.Threads.OrderByDescending(thread => best.GetValueOrDefault(thread.Id)).ThenBy(thread => thread.Id);
    }
}
