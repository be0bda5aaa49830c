using Insights.Cluster;
using Insights.Cluster.Placements;
using Insights.Ingest;
using Insights.Pipeline;
using Insights.Publish;
using Insights.Tests.Publish;

namespace Insights.Tests.Pipeline;

public sealed class DecisionFileTests : IDisposable
{
    private static readonly ClusterId A = new("aaaaaaaa");
    private static readonly ClusterId B = new("bbbbbbbb");
    private readonly string folder = Directory.CreateTempSubdirectory("insights-decisions-").FullName;

    [Fact]
    public void Of_each_kind_the_latest_counts_and_a_rejection_takes_edit_and_pin_away()
    {
        var edit = new EntryEdit("In other words?", null);
        Decision[] said =
        [
            new() { Cluster = A, Kind = DecisionKind.Approved, Fingerprint = "1", Edit = edit },
            new() { Cluster = A, IsPinned = true },
            new() { Cluster = A, Note = "See the docs." },
        ];
        var kept = Fold(said);
        Assert.Equal((DecisionKind.Approved, "1", edit, "See the docs.", true), (kept.Kind, kept.Fingerprint, kept.Edit, kept.Note, kept.IsPinned));

        Assert.False(Fold([.. said, new() { Cluster = A, IsPinned = false }]).IsPinned);
        Assert.Equal("", Fold([.. said, new() { Cluster = A, Note = "" }]).Note);
        var rejected = Fold([.. said, new() { Cluster = A, Kind = DecisionKind.Rejected, Fingerprint = "2" }]);
        Assert.Equal((DecisionKind.Rejected, null, false), (rejected.Kind, rejected.Edit, rejected.IsPinned));
    }

    [Fact]
    public void What_is_forgotten_takes_its_decisions_but_not_a_merge_of_conversations_that_live_on()
    {
        var work = new WorkFolder(folder);
        var merge = Said(new Decision { Cluster = B, Note = "Kept." }) with
        {
            Placements = [new Placement(B, Questions(10, 20), null), new Placement(B, Questions(30, 40), A)],
        };
        var edit = Said(new Decision { Cluster = A, Edit = new EntryEdit(null, [Drafts.ClaimOf("Words.", 31, "words")]) });
        DecisionFile.Add(work, [merge, edit]);

        var count = DecisionFile.Forget(work, new ForgottenIds(["31", "30", "20"], new HashSet<ConversationId> { new(20) }));

        Assert.Equal(2, count);
        var kept = Assert.Single(DecisionFile.Read(work));
        Assert.Equal("Kept.", kept.Decision.Note);
        Assert.Equal(["10/0", "30/0", "40/0"], kept.Placements.SelectMany(placement => placement.Questions).Select(id => id.ToString()));
        Assert.Equal(A, kept.Placements[1].Merged);
    }

    [Fact]
    public void What_nobody_named_stays_byte_for_byte()
    {
        var work = new WorkFolder(folder);
        DecisionFile.Add(work, [Said(new Decision { Cluster = A, IsPinned = true })]);
        var before = work.Shared.Read(WorkFolder.DecisionsRecord);

        Assert.Equal(0, DecisionFile.Forget(work, new ForgottenIds(["7"], new HashSet<ConversationId>())));
        Assert.Equal(before, work.Shared.Read(WorkFolder.DecisionsRecord));
    }

    [Fact]
    public void Decisions_of_the_version_before_are_read()
    {
        var work = new WorkFolder(folder);
        File.WriteAllText(
            Path.Combine(folder, WorkFolder.DecisionsRecord),
            "{\"decision\":{\"cluster\":\"aaaaaaaa\",\"kind\":\"approved\",\"fingerprint\":\"1\",\"edit\":null,\"note\":null,\"isPinned\":false},"
            + "\"who\":\"Ana\",\"at\":\"2026-11-24T02:00:00+00:00\"}\n");

        var decision = Assert.Single(DecisionFile.Read(work));
        Assert.Equal(("Ana", "approved"), (decision.Who, decision.Word));
        Assert.Empty(decision.Placements);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static Decision Fold(Decision[] decisions) => Assert.Single(DecisionFile.Fold([.. decisions.Select(Said)]));

    private static ReviewerDecision Said(Decision decision) => new(decision, "Ana", new DateTimeOffset(2026, 11, 24, 2, 0, 0, TimeSpan.Zero));

    private static QuestionId[] Questions(params ulong[] conversations) =>
        [.. conversations.Select(id => new QuestionId(new ConversationId(id), 0))];
}
