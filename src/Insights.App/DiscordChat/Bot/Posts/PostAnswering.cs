using System.Globalization;
using Insights.App.DiscordChat.Bot.Answers;
using Insights.App.DiscordChat.Bot.Messages;
using Insights.App.DiscordChat.Gateway;
using Insights.App.DiscordChat.Rest;
using Insights.App.DiscordChat.Wire;
using Insights.Ingest;

namespace Insights.App.DiscordChat.Bot.Posts;

/// <summary>Answers a new post in a configured forum when the FAQ surely answers it: once, and otherwise not a word.</summary>
internal sealed class PostAnswering(
    PublishedAnswers answers, AnsweredPosts answered, DiscordRest rest, ChannelWriter writer, PostRules rules)
{
    private const string Opening = "The FAQ may answer this:";
    private const int LongestQuestion = 4000;

    /// <summary>Looks at a message; only the first of a forum post is answered. True where an answer was sent.</summary>
    public async Task<bool> ConsiderAsync(PostedMessage message, CancellationToken cancellationToken)
    {
        // A forum post's first message bears the post's id; no other message bears its channel's.
        if (rules.Forums.Count == 0 || message.Id.Value != message.Channel.Value)
        {
            return false;
        }

        if (await rest.GetAsync<DiscordChannel>($"channels/{message.Channel}", cancellationToken) is not ApiAnswer<DiscordChannel>.Done { Value: var post }
            || post.ParentId is not { } forum || !rules.Forums.Contains(forum))
        {
            return false;
        }

        var question = $"{post.Name}\n{message.Content}";
        var found = await answers.AnswerAsync(
            question[..Math.Min(question.Length, LongestQuestion)], Opening, cancellationToken);
        if (found is not FoundAnswer.Found { } sure || sure.Score < rules.AnswerAt || !answered.Add(message.Channel))
        {
            return false;
        }

        // Past this line the post counts as answered: a program that dies here stays silent rather than speaking twice.
        await writer.SendAsync(
            message.Channel,
            string.Create(CultureInfo.InvariantCulture, $"p{message.Channel}"),
            sure.Message with { MessageReference = new MessageReference { MessageId = message.Id, FailIfNotExists = false } },
            cancellationToken);
        return true;
    }
}

/// <summary>Where posts are answered, and from which probability on.</summary>
internal sealed record PostRules(IReadOnlySet<ChannelId> Forums, double AnswerAt);
