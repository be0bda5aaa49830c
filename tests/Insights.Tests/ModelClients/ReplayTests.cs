using Insights.Agents;
using Insights.App.ModelClients;
using Insights.Classify;
using Insights.Draft;
using Insights.Draft.Writing;
using Insights.Evaluate.Gold;
using Insights.Ingest;
using Insights.Publish.Files;
using Insights.Review;
using Insights.Tests.Draft;
using Insights.Tests.Fakes;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.SemanticKernel;

namespace Insights.Tests.ModelClients;

/// <summary>
/// Topics of the sample drafted and reviewed with kept replies, by model, prompt and input. It proves the plumbing; what
/// a model is worth only <c>eval faq</c> tells.
/// </summary>
public sealed class ReplayTests
{
    private const string Model = "replayed";
    private const int Count = 6;
    private const string HowToRecord = "No reply is kept for a prompt; record them anew with INSIGHTS_RECORD=1 dotnet test --filter Replay and look at the diff.";

    private static readonly string Kept = Path.Combine(SampleCommunity.Root, "tests", "Insights.Tests", "ModelClients", "Replays", "sample.jsonl");

    [Fact]
    public async Task Topics_of_the_sample_are_drafted_and_reviewed_from_kept_replies()
    {
        var isRecording = Environment.GetEnvironmentVariable("INSIGHTS_RECORD") is not null;
        if (isRecording)
        {
            File.Delete(Kept);
        }

        var book = ReplyBook.Open(new FolderRecords(Path.GetDirectoryName(Kept)!), Path.GetFileName(Kept));
        using var client = new CachedReplies(isRecording ? new HonestClient() : new NoReplies(), Model, book, new CallLedger(new CallLimits(null, null, null, null)));
        var builder = Kernel.CreateBuilder();
        builder.Services.AddSingleton<IChatClient>(client);
        var desk = new AgentDesk(builder.Build(), Path.Combine(SampleCommunity.Root, "prompts"), Model);
        using var encoder = new HashedEncoder();
        var threads = SampleCommunity.ReadConversations();
        var reader = new ConversationList([.. threads]);
        var draft = new DraftStage(reader, encoder, new NoDraftCache(), new ModelDrafter(desk, encoder));
        var review = new ReviewStage(
            reader,
            new ReviewOptions { AcceptAt = 0 },
            new ReviewTeam { Critic = new CriticAgent(desk), Rewrite = draft.RewriteAsync, Editor = new EditorAgent(desk) });

        var drafts = await draft.RunAsync((await TopicsAsync(threads)).ToAsyncEnumerable(), CancellationToken.None)
            .OfType<DraftOutcome.Drafted>().Select(outcome => outcome.Draft).ToListAsync();
        var reviewed = await review.RunAsync(drafts.ToAsyncEnumerable(), CancellationToken.None).ToListAsync();

        Assert.Equal(Count, drafts.Count);
        Assert.All(drafts, one => Assert.Equal(Model, one.DraftedBy));
        Assert.DoesNotContain(desk.Notes.Refusals.Keys, key => !key.StartsWith("draft/namer", StringComparison.Ordinal));
        Assert.Equal(Count, reviewed.Count(one => one.Verdict is Verdict.Accepted));
        Approved.Matches(string.Concat(reviewed.Select(Show)), "Replayed");
    }

    private static string Show(ReviewedDraft reviewed) =>
        $"## {reviewed.Draft.Question}\n\n{string.Concat(reviewed.Draft.Answer.Select(claim => $"- {claim.Text}\n  > {string.Join(" / ", claim.Evidence.Select(evidence => evidence.Quote))}\n"))}\n";

    private static async Task<IReadOnlyList<Topic>> TopicsAsync(IReadOnlyList<Conversation> threads)
    {
        var threadOf = threads.Where(thread => thread.Title is not null)
            .SelectMany(thread => thread.Messages.Select(message => (message.Id, thread)))
            .DistinctBy(message => message.Id).ToDictionary(message => message.Id.ToString(), message => message.thread, StringComparer.Ordinal);
        var gold = await GoldCommunity.ReadAsync(SampleCommunity.Folder, CancellationToken.None);
        return
        [
            .. gold.Threads.Where(thread => thread.Topic is not null && threadOf.ContainsKey(thread.Messages[^1]))
                .GroupBy(thread => thread.Topic!)
                .OrderBy(topic => topic.Key, StringComparer.Ordinal)
                .Take(Count)
                .Select(topic => Topics.Of([.. topic.Select(thread => threadOf[thread.Messages[^1]])])),
        ];
    }

    private sealed class NoReplies : AnsweringClient
    {
        protected override string Answer(ChatCall call) => throw new InvalidOperationException(HowToRecord);
    }

    /// <summary>Whoever records without a model at hand gets what an honest one would say.</summary>
    private sealed class HonestClient : AnsweringClient
    {
        protected override string Answer(ChatCall call) => ScriptedModels.Honest(call).Content!;
    }
}
