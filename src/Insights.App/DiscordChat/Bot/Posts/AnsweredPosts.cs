using Insights.Ingest;

namespace Insights.App.DiscordChat.Bot.Posts;

/// <summary>The posts that were answered, in a file that only grows: one id a line.</summary>
internal sealed class AnsweredPosts : IDisposable
{
    private readonly string file;
    private readonly HashSet<ChannelId> posts = [];
    private readonly SemaphoreSlim turn = new(1);

    public AnsweredPosts(string file)
    {
        this.file = file;
        if (File.Exists(file))
        {
            // A line that a full disk cut is no id.
            posts.UnionWith(File.ReadLines(file).Where(line => Snowflake.TryParse(line, out _)).Select(ChannelId.Parse));
        }
    }

    public bool Holds(ChannelId post)
    {
        lock (posts)
        {
            return posts.Contains(post);
        }
    }

    /// <summary>Keeps a post as answered; false where it was already.</summary>
    public async Task<bool> AddAsync(ChannelId post, CancellationToken cancellationToken)
    {
        await turn.WaitAsync(cancellationToken);
        try
        {
            if (Holds(post))
            {
                return false;
            }

            await File.AppendAllTextAsync(file, $"{post}\n", cancellationToken);
            lock (posts)
            {
                return posts.Add(post);
            }
        }
        finally
        {
            turn.Release();
        }
    }

    public void Dispose() => turn.Dispose();
}
