using Insights.Classify;
using Insights.Cluster;
using Insights.Draft;
using Insights.Ingest;
using Insights.Review;
using Insights.Tests.Fakes;

namespace Insights.Tests.Review;

public sealed class ReviewRoundsTests
{
    private const string Advice = "Descale the machine with 20 g of citric acid every two months.";
    private const string Rinse = "Rinse the tank twice before you brew again with it.";
    private const string Milk = "Descale the machine with hot milk every two weeks.";

    private static readonly Conversation[] Threads =
    [
        new Talk("How often should I descale?", 1000)
            .Say("ada", "How often should I descale the machine?")
            .Say("ben", Advice)
            .Say("ben", Rinse)
            .Say("gus", Milk)
            .Say("hal", "That's wrong, milk does nothing.")
            .Build(),
        new Talk("descaling", 2000).Say("cleo", "When do I descale?").Say("dora", "Every two months, with citric acid.").Build(),
    ];

    [Fact]
    public async Task A_claim_that_the_critic_objects_to_is_written_again()
    {
        var told = new List<Objection>();
        var team = new ReviewTeam
        {
            Critic = new WordCritic("twice"),
            Rewrite = (draft, objections, _) =>
            {
                told.AddRange(objections);
                return Task.FromResult<FaqDraft?>(draft with { Answer = [draft.Answer[0]] });
            },
        };

        var reviewed = await ReviewAsync(Draft(Claim(Advice, 1001), Claim(Rinse, 1002)), team);

        Assert.IsType<Verdict.Accepted>(reviewed.Verdict);
        Assert.Equal([Advice], reviewed.Draft.Answer.Select(claim => claim.Text));
        Assert.Equal(Rinse, Assert.Single(told).Claim.Text);
    }

    [Fact]
    public async Task After_two_rewrites_the_entry_waits_for_a_person_without_the_claim()
    {
        var rewrites = 0;
        var team = new ReviewTeam
        {
            Critic = new WordCritic("twice"),
            Rewrite = (draft, _, _) => Task.FromResult<FaqDraft?>(++rewrites > 0 ? draft : null),
        };

        var reviewed = await ReviewAsync(Draft(Claim(Advice, 1001), Claim(Rinse, 1002)), team);

        Assert.Equal(2, rewrites);
        Assert.IsType<Verdict.NeedsHuman>(reviewed.Verdict);
        Assert.Equal([Advice], reviewed.Draft.Answer.Select(claim => claim.Text));
        Assert.Equal(ClaimRules.NotBorneOut, Assert.Single(reviewed.Dropped).Reason);
    }

    [Fact]
    public async Task Where_nothing_of_the_model_survives_the_offline_draft_stands_in()
    {
        var standIn = Draft(Claim(Advice, 1001)) with { DraftedBy = "offline for m" };
        var draft = Draft(Claim(Rinse, 1002), Claim("Pour gold over it.", 1002, Rinse)) with { StandIn = standIn };

        var reviewed = await ReviewAsync(draft, new ReviewTeam { Critic = new WordCritic("") });

        Assert.IsType<Verdict.Accepted>(reviewed.Verdict);
        Assert.Equal("offline for m", reviewed.Draft.DraftedBy);
        Assert.Equal([Advice], reviewed.Draft.Answer.Select(claim => claim.Text));
        Assert.Null(reviewed.Draft.StandIn);
    }

    [Fact]
    public async Task A_claim_beyond_its_evidence_gives_way_to_its_own_quote()
    {
        var reviewed = await ReviewAsync(
            Draft(Claim(Advice, 1001), Claim("Rinse the tank twice and drink the rest.", 1002, "Rinse the tank twice before you brew again")), new ReviewTeam());

        Assert.Equal([Advice, "Rinse the tank twice before you brew again."], reviewed.Draft.Answer.Select(claim => claim.Text));
        Assert.Equal(ClaimRules.NotInEvidence, Assert.Single(reviewed.Dropped).Reason);
        Assert.IsType<Verdict.Accepted>(reviewed.Verdict);
    }

    [Fact]
    public async Task A_claim_that_others_contradicted_needs_a_person()
    {
        var reviewed = await ReviewAsync(Draft(Claim(Advice, 1001), Claim(Milk, 1003)), new ReviewTeam());
        Assert.Equal(ClaimRules.Disputed, Assert.Single(reviewed.Dropped).Reason);
        Assert.IsType<Verdict.Accepted>(reviewed.Verdict);

        var alone = await ReviewAsync(Draft(Claim(Milk, 1003)), new ReviewTeam());
        Assert.IsType<Verdict.NeedsHuman>(alone.Verdict);
        Assert.Equal([Milk], alone.Draft.Answer.Select(claim => claim.Text));
    }

    [Fact]
    public async Task The_word_of_a_new_account_alone_needs_a_person_and_beside_another_does_not()
    {
        var team = new ReviewTeam { Memory = new Newcomers("ben") };
        Assert.IsType<Verdict.NeedsHuman>((await ReviewAsync(Draft(Claim(Advice, 1001)), team)).Verdict);

        var backed = Claim(Advice, 1001) with
        {
            Evidence = [.. Claim(Advice, 1001).Evidence, new Evidence(new MessageId(2001), new ChannelId(7), new GuildId(1), "with citric acid")],
        };
        Assert.IsType<Verdict.Accepted>((await ReviewAsync(Draft(backed), team)).Verdict);
    }

    [Fact]
    public async Task A_critic_sees_nothing_of_an_offline_draft()
    {
        var draft = Draft(Claim(Advice, 1001)) with { DraftedBy = "offline" };
        Assert.IsType<Verdict.Accepted>((await ReviewAsync(draft, new ReviewTeam { Critic = new WordCritic("") })).Verdict);
    }

    private static async Task<ReviewedDraft> ReviewAsync(FaqDraft draft, ReviewTeam team) =>
        await new ReviewStage(new ConversationList(Threads), new ReviewOptions(), team)
            .RunAsync(new[] { draft }.ToAsyncEnumerable(), CancellationToken.None).SingleAsync();

    private static Claim Claim(string text, ulong message, string? quote = null) => new()
    {
        Text = text,
        Evidence = [new Evidence(new MessageId(message), new ChannelId(7), new GuildId(1), quote ?? text)],
        Confidence = 0.9,
    };

    private static FaqDraft Draft(params Claim[] claims) => new()
    {
        Cluster = new ClusterId("abcdefgh"),
        Theme = new Theme("care"),
        Question = "How often should I descale the machine?",
        AlsoAsked = [],
        Answer = claims,
        Versions = [],
        Conversations = [new ConversationId(1000), new ConversationId(2000)],
        Asked = 2,
        Authors = 4,
        FirstAsked = new DateOnly(2024, 3, 1),
        LastSupported = new DateOnly(2024, 3, 1),
        Confidence = 0.9,
        DraftedBy = "test-model",
        Fingerprint = "f",
    };

    /// <summary>Objects to every claim that holds a word.</summary>
    private sealed class WordCritic(string word) : ClaimCritic
    {
        internal override Task<Opinion> JudgeAsync(Claim claim, CitedMessages cited, CancellationToken cancellationToken) => Task.FromResult(
            new Opinion(claim.Text.Contains(word, StringComparison.Ordinal) ? Finding.NotEnough : Finding.Supported, "so it is"));
    }

    private sealed class Newcomers(params string[] names) : ICommunityMemory
    {
        public Task<bool?> IsEstablishedAsync(Pseudonym author, CancellationToken cancellationToken) =>
            Task.FromResult<bool?>(!names.Contains(author.Value));

        public Task<bool> IsHelpersHostAsync(string host, CancellationToken cancellationToken) => Task.FromResult(true);
    }
}
