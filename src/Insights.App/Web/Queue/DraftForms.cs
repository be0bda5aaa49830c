using Insights.App.Reviewing;
using Insights.Publish.Site;

namespace Insights.App.Web.Queue;

/// <summary>What a maintainer can do with a draft, each as a form of its own that works without a script.</summary>
internal sealed class DraftForms(ReviewItem item, ReviewSheet sheet, ReviewSnapshot snapshot, Html formToken, SiteAddresses addresses)
{
    /// <summary>A wording that was refused; then the form to edit is open and holds it.</summary>
    public GivenEdit? Given { get; init; }

    public Html Write() => Html.Of($"""
        <div class="verdicts">
        {(item.Drafted is null ? Html.None : Button("approve", item.Published is null ? "Approve" : "Approve this draft", "a", "button"))}
        {Pin()}
        </div>
        {Reject()}
        {Edit()}
        {Note()}
        {Merge()}
        {Split()}
        """);

    private Html Button(string verb, string title, string key, string style) => Html.Of(
        $"<form method=\"post\" action=\"{ActionOf(verb)}\">{Hidden()}<button class=\"{style}\" type=\"submit\" data-key=\"{key}\">{title}</button></form>\n");

    private Html Pin() => item switch
    {
        { Decision.IsPinned: true } => Button("unpin", "Unpin", "p", "button quiet"),
        { Published: not null } => Button("pin", "Pin", "p", "button quiet"),
        _ => Html.None,
    };

    private Html Edit()
    {
        if (item.Drafted is not { } drafted)
        {
            return Html.None;
        }

        var claims = drafted.Draft.Answer;
        return Fold("edit", "Edit", "e", "Publish in these words", Given is not null, Html.Of($"""
            <p class="soft">Each sentence keeps its evidence and may say only what that says. An empty one is left out.</p>
            <label class="field"><span>Question</span><textarea name="question" rows="2" required>{Given?.Question ?? item.Decision.Edit?.Question ?? drafted.Draft.Question}</textarea></label>
            {claims.Select((claim, place) => Html.Of($"<label class=\"field\"><span>Sentence {place + 1}</span><textarea name=\"{DecisionForm.NameOf(place)}\" rows=\"3\">{WordingOf(place, claim.Text)}</textarea></label>\n"))}
            """));
    }

    // Refused sentences come in the order of those that were not empty; only where none was left out are their places known.
    private string WordingOf(int place, string drafted) =>
        Given?.Answer is { } given && given.Count == item.Drafted!.Draft.Answer.Count ? given[place].Text : drafted;

    private Html Reject() => Fold("reject", "Reject", "r", item.Published is null ? "Reject" : "Reject and take out", false, Html.Of($"""
        <label class="field"><span>Why, for other maintainers; may be left empty</span><textarea name="reason" rows="2" maxlength="300"></textarea></label>
        """));

    private Html Note() => Fold("note", "Note", "n", "Keep the note", false, Html.Of($"""
        <label class="field"><span>In your own words, shown as the maintainers’ after the answer; empty takes it away</span><textarea name="note" rows="4">{item.Decision.Note}</textarea></label>
        """));

    private Html Merge() => Fold("merge", "Merge", "m", "Merge for good", false, Html.Of($"""
        <p class="soft">This goes into the entry you choose, now and every night. Splitting its conversations off undoes it.</p>
        <label class="field"><span>Into</span><select name="into" required><option value="">Choose an entry</option>
        {snapshot.Items.Where(other => other.Cluster != item.Cluster).OrderBy(other => other.Question, StringComparer.OrdinalIgnoreCase).Select(other => Html.Of($"<option value=\"{other.Id}\">{CommunityText.Plain(other.Question)}</option>\n"))}</select></label>
        """));

    private Html Split() => sheet.Conversations.Count < 2 ? Html.None : Fold("split", "Split", "s", "Split off for good", false, Html.Of($"""
        <fieldset><legend>Conversations that become an entry of their own</legend>
        {sheet.Conversations.Select(Conversation)}</fieldset>
        """));

    private static Html Conversation(ReviewConversation conversation)
    {
        var title = conversation.Title ?? (conversation.Lines is [var first, ..] ? first.Text : null) ?? conversation.Id.ToString();
        return Html.Of($"<label class=\"check\"><input type=\"checkbox\" name=\"conversation\" value=\"{conversation.Id.ToString()}\"> <span>{CommunityText.Plain(title)}</span></label> <a class=\"open\" href=\"{conversation.Link}\" rel=\"noreferrer\">open<span class=\"unseen\"> {CommunityText.Plain(title)} in Discord</span></a>\n");
    }

    private Html Fold(string verb, string title, string key, string submit, bool isOpen, Html fields) => Html.Of($"""
        <details class="panel"{(isOpen ? Html.Of($" open") : Html.None)}><summary data-key="{key}">{title}</summary>
        <form method="post" action="{ActionOf(verb)}">{Hidden()}
        {fields}
        <button class="button" type="submit">{submit}</button>
        </form></details>

        """);

    private string ActionOf(string verb) => addresses.Page($"{QueueComposition.Page}/{item.Id}/{verb}");

    private Html Hidden() => Html.Of($"{formToken}<input type=\"hidden\" name=\"seen\" value=\"{item.Version}\">");
}
