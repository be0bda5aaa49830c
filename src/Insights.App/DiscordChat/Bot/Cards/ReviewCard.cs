using System.Globalization;
using Insights.App.DiscordChat.Bot.Interactions;
using Insights.App.DiscordChat.Bot.Messages;
using Insights.App.Reviewing;

namespace Insights.App.DiscordChat.Bot.Cards;

/// <summary>A held draft as a message in the reviewers' channel, and the form in which it gets other words.</summary>
internal static class ReviewCard
{
    private const int LongestQuestion = 300;
    private const int LongestClaim = 400;
    private const int LongestCard = 1900;
    private const int LongestField = 4000;
    private const int MostLinks = 2;

    public const string QuestionField = "question";
    public const string AnswerField = "answer";
    public const string ReasonField = "reason";

    /// <summary>The draft with three buttons.</summary>
    public static OutgoingMessage Write(ReviewItem item) => new()
    {
        Content = Body(item),
        Components =
        [
            new ActionRow(
            [
                new Button("Approve", Id(CustomAction.Approve, item), ButtonStyle.Success),
                new Button("Edit", Id(CustomAction.Edit, item), ButtonStyle.Primary),
                new Button("Reject", Id(CustomAction.Reject, item), ButtonStyle.Danger),
            ]),
        ],
    };

    /// <summary>What is left of a card when nothing is left to decide: no word of the community's.</summary>
    public static OutgoingMessage Close(string cluster, string ending) => new() { Content = $"`faq-{cluster}` {ending}" };

    /// <summary>The words to change: one claim a line, known by its number; null where they are too many for a form.</summary>
    public static Form? EditForm(ReviewItem item)
    {
        var answer = string.Join('\n', (item.Drafted?.Draft.Answer ?? []).Select((claim, place) =>
            string.Create(CultureInfo.InvariantCulture, $"{place + 1}. {claim.Text}")));
        return answer.Length > LongestField || item.Question.Length > LongestField ? null : new Form(
            Id(CustomAction.EditForm, item),
            "Edit this entry",
            [
                new FormField("Question", new FormInput(QuestionField, IsLong: false) { MaxLength = LongestQuestion, Value = DiscordText.Shorten(item.Question, LongestQuestion) }),
                new FormField("Answer: one numbered claim a line", new FormInput(AnswerField, IsLong: true) { MaxLength = LongestField, Value = answer }),
            ]);
    }

    public static Form RejectForm(ReviewItem item) => new(
        Id(CustomAction.RejectForm, item),
        "Reject this entry",
        [new FormField("Reason", new FormInput(ReasonField, IsLong: true) { MaxLength = 300, Required = false })]);

    private static string Id(CustomAction action, ReviewItem item) => new CustomId(action, item.Cluster.Value, item.Version).ToString();

    private static string Body(ReviewItem item)
    {
        var head = string.Create(
            CultureInfo.InvariantCulture,
            $"**{DiscordText.Shorten(DiscordText.Escape(item.Question), LongestQuestion)}**\n-# `{item.Id}` · asked {item.Asked} times · sure {item.Confidence:0.00} · {DiscordText.Escape(item.Reason)}");
        var claims = (item.Drafted?.Draft.Answer ?? []).Select((claim, place) =>
        {
            var links = string.Join(' ', claim.Evidence.Take(MostLinks).Select(piece => $"[source](<{piece.Url.AbsoluteUri}>)"));
            return string.Create(
                CultureInfo.InvariantCulture, $"{place + 1}. {DiscordText.Shorten(DiscordText.Escape(claim.Text), LongestClaim)} {links}");
        });
        return Fill(head, claims);
    }

    private static string Fill(string head, IEnumerable<string> lines)
    {
        var text = new System.Text.StringBuilder(head);
        foreach (var line in lines)
        {
            if (text.Length + line.Length + 1 > LongestCard)
            {
                return text.Append("\n…").ToString();
            }

            text.Append('\n').Append(line);
        }

        return text.ToString();
    }
}
