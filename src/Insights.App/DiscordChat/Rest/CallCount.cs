namespace Insights.App.DiscordChat.Rest;

/// <summary>Requests that one user of a line sent, refused ones included.</summary>
internal sealed class CallCount
{
    private long count;

    public long Count => Interlocked.Read(ref count);

    public void Add() => Interlocked.Increment(ref count);
}
