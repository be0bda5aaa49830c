using System.ComponentModel;
using Insights.Agents;
using Insights.Draft.Reading;

namespace Insights.Draft.Writing;

/// <summary>Reads one conversation and notes what was asked, and which messages answered it.</summary>
internal sealed class ReaderAgent(AgentDesk desk)
{
    public const string Prompt = "draft/reader";

    private const int LongestMessage = 1_500;

    private readonly Agent<ReaderInputs, ReaderReply> agent = desk.Open<ReaderInputs, ReaderReply>(Prompt);

    /// <summary>The notes; null where the model gives none that can be used.</summary>
    public async Task<AgentReply<ThreadNotes>> ReadAsync(ReadThread thread, DraftMaterial material, CancellationToken cancellationToken)
    {
        var weights = material.Weighed.Where(weighed => weighed.Thread.Id == thread.Id)
            .ToDictionary(weighed => weighed.Message.Id, weighed => weighed.Probability);
        var shown = thread.Messages.Where(message => message.IsUsable)
            .Select((message, place) => new ShownMessage(
                Labels.Of(place),
                message,
                new QuotedPiece($"{Labels.Of(place)}, {RoleOf(message)}", Excerpts.Of(message, material.QuestionCentre, LongestMessage))))
            .ToList();
        var kept = Excerpts.Fit(
            shown,
            one => one.Label == Labels.Of(0) ? 2 : weights.GetValueOrDefault(one.Message.Message.Id, one.Message.IsAsker ? 0.5 : 0),
            one => one.Piece.Length,
            agent.Room);
        if (kept.Count == 0)
        {
            return new AgentReply<ThreadNotes>.Refused("nothing to read");
        }

        var messages = kept.ToDictionary(one => one.Label, one => one.Message, StringComparer.Ordinal);
        var inputs = new ReaderInputs(Quoted.Of(kept.Select(one => one.Piece)));
        var reply = await agent.AskAsync(
            inputs,
            [thread.Id.ToString()],
            notes => notes.AnsweredBy.All(messages.ContainsKey) ? null : "it names a message that is not there",
            cancellationToken);
        return reply switch
        {
            AgentReply<ReaderReply>.Answered answered => new AgentReply<ThreadNotes>.Answered(NotesOf(thread, answered.Value, messages)),
            AgentReply<ReaderReply>.Unavailable unavailable => new AgentReply<ThreadNotes>.Unavailable(unavailable.Reason),
            AgentReply<ReaderReply>.Refused refused => new AgentReply<ThreadNotes>.Refused(refused.Reason),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private ThreadNotes NotesOf(ReadThread thread, ReaderReply reply, Dictionary<string, ReadMessage> messages)
    {
        var said = string.Join('\n', messages.Values.Select(message => message.Rendered.Text));
        return new ThreadNotes(
            thread,
            [.. Said(reply.Questions.Where(question => question.Length <= ReaderReply.Longest))],
            [.. reply.AnsweredBy.Distinct().Select(label => messages[label])],
            reply.Confirmed,
            [.. Said(reply.Versions)],
            [.. Said(reply.Environment)]);

        // What people did not write is no fact about them.
        IEnumerable<string> Said(IEnumerable<string> facts)
        {
            foreach (var fact in facts)
            {
                if (said.Contains(fact.Trim(), StringComparison.OrdinalIgnoreCase))
                {
                    yield return fact.Trim();
                }
                else
                {
                    desk.Notes.Drop("a note that nobody wrote");
                }
            }
        }
    }

    private static string RoleOf(ReadMessage message) => message.IsAsker ? "asker" : "other";
}

internal sealed record ReaderInputs(Quoted Conversation);

internal sealed record ReaderReply(
    [property: Description("What the asker wants to know, in the asker's own words, copied.")] IReadOnlyList<string> Questions,
    [property: Description("True where a message answers it.")] bool Answered,
    [property: Description("Labels of the messages that answer it.")] IReadOnlyList<string> AnsweredBy,
    [property: Description("True where the asker says that it helped.")] bool Confirmed,
    [property: Description("Product versions that are named, copied.")] IReadOnlyList<string> Versions,
    [property: Description("Systems, sizes and deployments that are named, copied.")] IReadOnlyList<string> Environment)
{
    public const int Longest = 300;
}

/// <summary>What a reader noted of a conversation; every word of it stands there.</summary>
internal sealed record ThreadNotes(
    ReadThread Thread,
    IReadOnlyList<string> Questions,
    IReadOnlyList<ReadMessage> AnsweredBy,
    bool IsConfirmed,
    IReadOnlyList<string> Versions,
    IReadOnlyList<string> Environment);
