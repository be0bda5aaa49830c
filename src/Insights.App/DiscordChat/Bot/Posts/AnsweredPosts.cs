using Insights.Ingest;
using Insights.Pipeline;

namespace Insights.App.DiscordChat.Bot.Posts;

/// <summary>The posts that were answered, by whichever worker, in a record that only grows.</summary>
internal sealed class AnsweredPosts(WorkFolder work)
{
    /// <summary>Keeps a post as answered; false where it was already.</summary>
    public bool Add(ChannelId post) => work.Shared.AppendOnce(WorkFolder.AnsweredPostsRecord, post.ToString());
}
