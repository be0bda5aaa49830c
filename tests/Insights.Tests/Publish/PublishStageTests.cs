using Insights.Cluster;
using Insights.Ingest;
using Insights.Publish;
using Insights.Tests.Fakes;

namespace Insights.Tests.Publish;

public sealed class PublishStageTests
{
    private static readonly LastPublication Nothing = LastPublication.Empty("Milvus");

    private static Task<PublishOutcome> RunAsync(PublishInput input, PublishOptions? options = null, params ulong[] takenBack) =>
        new PublishStage(new TakenBackEvidence(takenBack)).RunAsync(input, options ?? Drafts.Options, CancellationToken.None);

    private static async Task<LastPublication> FirstNightAsync() => (await RunAsync(Drafts.Night(
        Nothing,
        Drafts.Of("aaaaaaaa", "Which deployment should I choose?", 10, 20, 30).Accepted(),
        Drafts.Of("bbbbbbbb", "How much memory does it need?", 40, 50).Accepted()))).Next;

    [Fact]
    public async Task Accepted_drafts_are_published_with_a_readable_slug_and_logged_as_added()
    {
        var first = await FirstNightAsync();

        Assert.Equal(["which-deployment-should-i-choose", "how-much-memory-does-it-need"], first.Publication.Entries.Select(entry => entry.Slug));
        Assert.All(first.Log.Single().Changes, change => Assert.Equal(ChangeKind.Added, change.Kind));
    }

    [Fact]
    public async Task The_same_night_again_changes_nothing()
    {
        var first = await FirstNightAsync();
        var again = await RunAsync(Drafts.Night(
            first,
            Drafts.Of("bbbbbbbb", "How much memory does it need?", 40, 50).Accepted(),
            Drafts.Of("aaaaaaaa", "Reworded by a model, from the same evidence?", 10, 20, 30).Accepted()));

        Assert.Empty(again.Changes);
        Assert.Equal(FaqJson.Write(first.Publication), FaqJson.Write(again.Publication));
        Assert.Equal(1, again.Continuity);
    }

    [Fact]
    public async Task A_new_conversation_changes_its_entry_only_and_is_named_as_the_cause()
    {
        var outcome = await RunAsync(Drafts.Night(
            await FirstNightAsync(),
            Drafts.Of("aaaaaaaa", "Which deployment fits?", 10, 20, 30, 60).Accepted(),
            Drafts.Of("bbbbbbbb", "How much memory does it need?", 40, 50).Accepted()));

        var change = Assert.Single(outcome.Changes);
        Assert.Equal((ChangeKind.Changed, "faq-aaaaaaaa"), (change.Kind, change.Entry));
        Assert.Equal([new ConversationId(60)], change.Because);
        Assert.Equal("which-deployment-should-i-choose", outcome.Publication.Entries[0].Slug);
    }

    [Fact]
    public async Task A_draft_that_waits_for_a_human_leaves_the_entry_as_it_was()
    {
        var first = await FirstNightAsync();
        var outcome = await RunAsync(Drafts.Night(
            first,
            Drafts.Of("aaaaaaaa", "Which deployment fits?", 10, 20, 30, 60).Held(),
            Drafts.Of("bbbbbbbb", "How much memory does it need?", 40, 50).Accepted()));

        Assert.Empty(outcome.Changes);
        Assert.Equal("Which deployment should I choose?", outcome.Publication.Entries[0].Question);
    }

    [Fact]
    public async Task An_approval_publishes_a_draft_that_waited_until_the_draft_changes()
    {
        var approval = new Decision { Cluster = new ClusterId("cccccccc"), Kind = DecisionKind.Approved, Fingerprint = "70+80" };
        var options = Drafts.Options with { Decisions = [approval] };
        var approved = await RunAsync(Drafts.Night(Nothing, Drafts.Of("cccccccc", "How do I back up?", 70, 80).Held()), options);
        var changed = await RunAsync(Drafts.Night(Nothing, Drafts.Of("cccccccc", "How do I back up?", 70, 80, 90).Held()), options);

        Assert.Single(approved.Publication.Entries);
        Assert.Empty(changed.Publication.Entries);
    }

    [Fact]
    public async Task A_rejected_draft_retires_its_entry_unless_it_is_pinned()
    {
        var first = await FirstNightAsync();
        var night = Drafts.Night(
            first,
            Drafts.Of("aaaaaaaa", "Which deployment should I choose?", 10, 20, 30).Accepted(),
            Drafts.Of("bbbbbbbb", "How much memory does it need?", 40, 50).Rejected());
        var pin = new Decision { Cluster = new ClusterId("bbbbbbbb"), IsPinned = true, Note = "See the sizing tool." };
        var retired = await RunAsync(night, Drafts.Options with { AcceptMoves = true });
        var pinned = await RunAsync(night, Drafts.Options with { Decisions = [pin] });

        Assert.Equal(
            new RetiredEntry("faq-bbbbbbbb", "how-much-memory-does-it-need", null, "retired"), Assert.Single(retired.Publication.Retired));
        Assert.Equal("See the sizing tool.", pinned.Publication.Entries.Single(entry => entry.Id == "faq-bbbbbbbb").Note);
    }

    [Fact]
    public async Task An_entry_that_went_into_another_leads_there_and_one_that_came_out_is_a_split()
    {
        var merged = await RunAsync(
            Drafts.Night(await FirstNightAsync(), Drafts.Of("aaaaaaaa", "Which deployment?", 10, 20, 30, 40, 50).Accepted()),
            Drafts.Options with { AcceptMoves = true });
        var split = await RunAsync(
            Drafts.Night(
                merged.Next,
                Drafts.Of("aaaaaaaa", "Which deployment?", 10, 20, 30).Accepted(),
                Drafts.Of("dddddddd", "How much memory?", 40, 50).Accepted()),
            Drafts.Options with { AcceptMoves = true });

        Assert.Equal(("faq-aaaaaaaa", "merged"), (merged.Publication.Retired[0].Into, merged.Publication.Retired[0].Reason));
        Assert.Contains(split.Changes, change => change is { Kind: ChangeKind.Split, Entry: "faq-dddddddd", Other: "faq-aaaaaaaa" });
    }

    [Fact]
    public async Task Too_many_moves_block_the_night_but_what_was_taken_back_leaves()
    {
        var first = await FirstNightAsync();
        var night = Drafts.Night(
            first,
            Drafts.Of("eeeeeeee", "Something else?", 10, 40).Accepted(),
            Drafts.Of("ffffffff", "And more?", 20, 30, 50).Accepted());
        var blocked = await RunAsync(night, null, takenBack: 41);
        var accepted = await RunAsync(night, Drafts.Options with { AcceptMoves = true }, takenBack: 41);

        Assert.True(blocked.IsBlocked);
        Assert.Equal(["faq-aaaaaaaa"], blocked.Publication.Entries.Select(entry => entry.Id));
        Assert.Equal(new RetiredEntry("faq-bbbbbbbb", "faq-bbbbbbbb", null, "withdrawn"), Assert.Single(blocked.Publication.Retired));
        Assert.Equal(3, blocked.Moves.Count);
        Assert.Equal(first.Known, blocked.Next.Known);
        Assert.Equal(["faq-eeeeeeee", "faq-ffffffff"], accepted.Publication.Entries.Select(entry => entry.Id));
    }

    [Fact]
    public async Task A_wording_leaves_with_the_conversation_that_asked_it()
    {
        var draft = Drafts.Of("aaaaaaaa", "Which deployment?", 10, 20) with { AlsoAsked = ["lite for my secret startup?"] };
        var first = (await RunAsync(Drafts.Night(Nothing, draft.Accepted()))).Next;
        var without = Drafts.Night(first, Drafts.Of("aaaaaaaa", "Which deployment?", 10).Held());
        var outcome = await RunAsync(without);

        Assert.Empty(Assert.Single(outcome.Publication.Entries).AlsoAsked);
    }

    [Fact]
    public async Task An_edit_stands_until_its_evidence_is_taken_back()
    {
        var edit = new EntryEdit("Lite or Standalone?", [Drafts.ClaimOf("In the reviewer's words.", 21, "words")]);
        var options = Drafts.Options with { Decisions = [new Decision { Cluster = new ClusterId("aaaaaaaa"), Edit = edit }] };
        var night = Drafts.Night(Nothing, Drafts.Of("aaaaaaaa", "Which deployment?", 10, 20).Accepted());
        var edited = Assert.Single((await RunAsync(night, options)).Publication.Entries);
        var fallen = Assert.Single((await RunAsync(night, options, takenBack: 21)).Publication.Entries);

        Assert.Equal(("Lite or Standalone?", "In the reviewer's words."), (edited.Question, edited.Answer[0].Text));
        Assert.Equal("Answer of aaaaaaaa.", fallen.Answer[0].Text);
    }

    [Fact]
    public async Task Two_entries_never_share_a_slug()
    {
        var outcome = await RunAsync(Drafts.Night(
            Nothing, Drafts.Of("aaaaaaaa", "Help!", 10, 20).Accepted(), Drafts.Of("bbbbbbbb", "help?", 30, 40).Accepted(),
            Drafts.Of("cccccccc", "どうすればいいですか", 50, 60).Accepted()));

        Assert.Equal(["help", "help-2", "faq-cccccccc"], outcome.Publication.Entries.Select(entry => entry.Slug));
    }
}
