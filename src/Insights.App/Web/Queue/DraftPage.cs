using System.Globalization;
using Insights.App.Reviewing;
using Insights.App.Web.Pages;
using Insights.Draft;
using Insights.Publish.Site;

namespace Insights.App.Web.Queue;

/// <summary>One draft beside what is published: what would change, what backs each sentence, and what a maintainer can do.</summary>
internal sealed class DraftPage(PageShell shell, ReviewSnapshot snapshot, ReviewSheet sheet, Html formToken)
{
    private readonly ReviewItem item = sheet.Item;

    /// <summary>Why what was asked for was not done.</summary>
    public string? Alert { get; init; }

    /// <summary>What was decided just before.</summary>
    public ReviewItem? Done { get; init; }

    /// <summary>The wording that was refused, so that nobody types it twice.</summary>
    public GivenEdit? Given { get; init; }

    /// <summary>How many folders below the root the page stands.</summary>
    public int Depth { get; init; } = 1;

    public Html Write()
    {
        var page = string.Join('/', Enumerable.Repeat(item.Id, Depth).Prepend(QueueComposition.Page));
        var frame = MaintainerAssets.In(shell.MaintainerFrame(item.Question, page) with { Current = QueueComposition.Page });
        var addresses = frame.Addresses;
        var forms = new DraftForms(item, sheet, snapshot, formToken, addresses) { Given = Given };
        return frame.Around(Html.Of($"""
            <p class="crumbs"><a href="{addresses.Page(QueueComposition.Page)}" data-key="q">Review</a>{Neighbours(addresses)}</p>
            {DecisionWords.Told(Done, addresses)}
            {(Alert is null ? Html.None : Html.Of($"<p class=\"alert bad\" role=\"alert\">{Alert}</p>\n"))}
            <h1>{QuestionDiff()}</h1>
            <p class="facts">{QueuePage.Badges(item)}{Facts(addresses)}</p>
            {(item.Reason.Length > 0 && (item.Waits || item.Published is null) ? Html.Of($"<p class=\"why\"><strong>{(item.Word == "rejected" ? "Why it was rejected:" : "Why a person is asked:")}</strong> {item.Reason}</p>\n") : Html.None)}
            <div class="desk">
            <div>
            <section aria-labelledby="answer">
            <h2 id="answer">{Heading()}</h2>
            <ol class="claims">
            {Pairs().Select(pair => Sentence(pair.Before, pair.After))}</ol>
            </section>
            {Note()}
            {Dropped()}
            <section aria-labelledby="history"><h2 id="history">Who decided what</h2>
            {DecisionWords.History(item)}</section>
            </div>
            <aside aria-label="Decide">
            {forms.Write()}
            </aside>
            </div>
            {KeyHelp.Write([("a", "approve"), ("e", "edit"), ("r", "reject"), ("m", "merge"), ("s", "split"), ("n", "note"), ("p", "pin"), ("j", "next"), ("k", "before"), ("q", "queue")])}
            """));
    }

    private string Heading() => item switch
    {
        { Published: null } => "The draft, and what backs it",
        { Drafted: null } => "In the FAQ, and what backs it",
        { Published: var entry, Drafted: var drafted } when entry.Question == drafted.Draft.Question && Pairs().All(pair => pair.Before?.Text == pair.After?.Text) => "In the FAQ as drafted, and what backs it",
        _ => "What changes, and what backs it",
    };

    private Html Neighbours(SiteAddresses addresses)
    {
        var queue = snapshot.Items.Where(other => other.Waits || other.Cluster == item.Cluster).ToList();
        var place = queue.FindIndex(other => other.Cluster == item.Cluster);
        return Html.Of($"{Link(place - 1, "Before", "k")}{Link(place + 1, "Next", "j")}");

        Html Link(int at, string title, string key) => at < 0 || at >= queue.Count
            ? Html.None
            : Html.Of($" · <a href=\"{addresses.Page($"{QueueComposition.Page}/{queue[at].Id}")}\" data-key=\"{key}\">{title}</a>");
    }

    private Html QuestionDiff() => item is { Published: { } entry, Drafted: { } drafted } && entry.Question != drafted.Draft.Question
        ? WordDiff.Write(CommunityText.Plain(entry.Question), CommunityText.Plain(drafted.Draft.Question))
        : CommunityText.Write(item.Question);

    private Html Facts(SiteAddresses addresses)
    {
        var theme = item.Drafted?.Draft.Theme.Name ?? item.Published!.Theme.Name;
        var authors = item.Drafted?.Draft.Authors ?? item.Published!.Authors;
        var link = item.Published is { } entry ? Html.Of($" · <a href=\"{addresses.Entry(entry)}\">as readers see it</a>") : Html.None;
        return Html.Of($"{theme} · asked in {item.Asked} conversations by {authors} people · sure {item.Confidence.ToString("0.00", CultureInfo.InvariantCulture)} {QueuePage.Feedback(item)} · <span class=\"id\">{item.Id}</span>{link}");
    }

    private IReadOnlyList<(Claim? Before, Claim? After)> Pairs() => (item.Published, item.Drafted) switch
    {
        ({ } entry, { } drafted) => AnswerDiff.Pair(entry.Answer, drafted.Draft.Answer),
        (null, { } drafted) => [.. drafted.Draft.Answer.Select(claim => ((Claim?)null, (Claim?)claim))],
        ({ } entry, null) => [.. entry.Answer.Select(claim => ((Claim?)claim, (Claim?)claim))],
        _ => [],
    };

    private Html Sentence(Claim? before, Claim? after)
    {
        var isNew = item.Published is not null && before is null;
        var text = (before, after) switch
        {
            ({ } old, { } fresh) when old.Text != fresh.Text => WordDiff.Write(CommunityText.Plain(old.Text), CommunityText.Plain(fresh.Text)),
            ({ } old, null) => Html.Of($"<del>{CommunityText.Plain(old.Text)}</del>"),
            (_, { } fresh) when isNew => Html.Of($"<ins>{CommunityText.Plain(fresh.Text)}</ins>"),
            (_, { } fresh) => CommunityText.Write(fresh.Text),
            _ => Html.None,
        };
        var tag = after is null ? Html.Of($"<li class=\"gone\">") : isNew ? Html.Of($"<li class=\"new\">") : Html.Of($"<li>");
        return Html.Of($"""
            {tag}<p class="sentence">{text}</p>
            {(after ?? before)!.Evidence.Select(Piece)}</li>

            """);
    }

    private Html Piece(Evidence piece)
    {
        var around = sheet.ContextOf(piece);
        var quote = Html.Of($"<p>“{CommunityText.Write(piece.Quote)}”</p> <a href=\"{piece.Url}\" rel=\"noreferrer\">in Discord</a>");
        return around.Count == 0
            ? Html.Of($"<blockquote class=\"quote\">{quote} <span class=\"badge\">taken back since</span></blockquote>\n")
            : Html.Of($"""
                <blockquote class="quote">{quote}</blockquote>
                <details class="around"><summary>What was said around it</summary>
                <ul class="plain">{around.Select(line => Line(line, line.Id == piece.Message))}</ul></details>

                """);
    }

    private static Html Line(ReviewLine line, bool isCited) => Html.Of(
        $"<li{(isCited ? Html.Of($" class=\"cited\"") : Html.None)}><span class=\"who\">{(line.Speaker == 0 ? "asker" : $"person {(line.Speaker + 1).ToString(CultureInfo.InvariantCulture)}")}</span> {CommunityText.Write(line.Text)}</li>\n");

    private Html Note() => item.Published?.Note is { Length: > 0 } note
        ? Html.Of($"<p class=\"note\"><strong>Note by the maintainers</strong>{CommunityText.Write(note)}</p>\n")
        : Html.None;

    private Html Dropped() => item.Drafted is not { Dropped.Count: > 0 } drafted ? Html.None : Html.Of($"""
        <details class="around"><summary>Sentences that the critic took out: {drafted.Dropped.Count}</summary>
        <ul class="plain">{drafted.Dropped.Select(dropped => Html.Of($"<li>{CommunityText.Write(dropped.Claim.Text)} <span class=\"soft\">({dropped.Reason})</span></li>\n"))}</ul></details>

        """);
}
