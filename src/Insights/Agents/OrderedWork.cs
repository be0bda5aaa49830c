using System.Runtime.CompilerServices;

namespace Insights.Agents;

/// <summary>Works on several items of a stream at a time and gives the results in the stream's order.</summary>
public static class OrderedWork
{
    /// <param name="items">The stream.</param>
    /// <param name="degree">How many items are under way at most; 1 takes one after the other.</param>
    /// <param name="work">What is done with each.</param>
    /// <param name="cancellationToken">Ends the stream.</param>
    public static async IAsyncEnumerable<TResult> SelectAsync<T, TResult>(
        IAsyncEnumerable<T> items,
        int degree,
        Func<T, Task<TResult>> work,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var underWay = new Queue<Task<TResult>>();
        try
        {
            await foreach (var item in items.WithCancellation(cancellationToken))
            {
                underWay.Enqueue(work(item));
                if (underWay.Count >= degree)
                {
                    yield return await underWay.Dequeue();
                }
            }

            while (underWay.Count > 0)
            {
                yield return await underWay.Dequeue();
            }
        }
        finally
        {
            // Whoever stops early waits for what it started; the first fault is already on its way.
            await Task.WhenAll(underWay.Cast<Task>()).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
