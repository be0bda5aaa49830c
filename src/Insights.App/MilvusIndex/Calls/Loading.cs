namespace Insights.App.MilvusIndex.Calls;

/// <summary>Loads collections on the user's behalf: a search needs that, and somebody else may release them.</summary>
internal static class Loading
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>Loads a collection and waits for it for as long as it makes headway.</summary>
    /// <exception cref="WorkFaultException">Loading stands still for the whole timeout.</exception>
    public static async Task EnsureLoadedAsync(this MilvusClient client, string collection, CancellationToken cancellationToken)
    {
        if (await client.GetLoadStateAsync(collection, cancellationToken) == Wire.LoadState.Loaded)
        {
            return;
        }

        await client.LoadCollectionAsync(collection, cancellationToken);
        var (progress, since) = (-1L, client.Clock.GetTimestamp());
        while (await client.GetLoadStateAsync(collection, cancellationToken) != Wire.LoadState.Loaded)
        {
            var now = await client.GetLoadingProgressAsync(collection, cancellationToken);
            if (now != progress)
            {
                (progress, since) = (now, client.Clock.GetTimestamp());
            }
            else if (client.Clock.GetElapsedTime(since) > client.Options.Timeout)
            {
                throw new WorkFaultException(
                    $"Milvus has loaded {progress} % of the collection {collection} and goes no further; give its query nodes memory, then start again.");
            }

            await Task.Delay(Pause, client.Clock, cancellationToken);
        }
    }

    /// <summary>Makes a call that needs a loaded collection; where it is not, loads it and calls once more.</summary>
    public static async Task<T> WithLoadedAsync<T>(
        this MilvusClient client, string collection, Func<Task<T>> call, CancellationToken cancellationToken)
    {
        try
        {
            return await call();
        }
        catch (WorkFaultException fault) when (MilvusRefusal.Says(fault, refusal => refusal.IsNotLoaded))
        {
            await client.EnsureLoadedAsync(collection, cancellationToken);
            return await call();
        }
    }
}
