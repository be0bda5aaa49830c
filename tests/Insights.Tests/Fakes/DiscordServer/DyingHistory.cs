using Insights.Ingest;
using Insights.Ingest.Live;

namespace Insights.Tests.Fakes.DiscordServer;

/// <summary>A history that after so many questions is as if the process had died.</summary>
internal sealed class DyingHistory(IChatHistory inner, int questions) : IChatHistory
{
    private int left = questions;

    public long Calls => inner.Calls;

    public Task<ChatListing> ListAsync(CancellationToken cancellationToken) => Ask(() => inner.ListAsync(cancellationToken));

    public Task<ChatPage> ReadAfterAsync(ChannelId channel, MessageId after, CancellationToken cancellationToken) =>
        Ask(() => inner.ReadAfterAsync(channel, after, cancellationToken));

    public Task<ChatPage> ReadBeforeAsync(ChannelId channel, MessageId before, CancellationToken cancellationToken) =>
        Ask(() => inner.ReadBeforeAsync(channel, before, cancellationToken));

    public Task<Existence> FindAsync(ChannelId channel, CancellationToken cancellationToken) => Ask(() => inner.FindAsync(channel, cancellationToken));

    public Task<Existence> FindAsync(ChannelId channel, MessageId message, CancellationToken cancellationToken) =>
        Ask(() => inner.FindAsync(channel, message, cancellationToken));

    private Task<T> Ask<T>(Func<Task<T>> question) => Interlocked.Decrement(ref left) < 0
        ? throw new InvalidOperationException("The process ended here.")
        : question();
}
