using Insights.Ingest;

namespace Insights.Review;

/// <summary>What the whole community tells of an account or a host; asked only where a draft's own threads leave doubt.</summary>
public interface ICommunityMemory
{
    /// <summary>Doubts nobody: only the draft's own threads tell who is new.</summary>
    static ICommunityMemory Nothing { get; } = new NoMemory();

    /// <summary>True where an account has been about for more than one day and a few messages; null where nobody knows.</summary>
    Task<bool?> IsEstablishedAsync(Pseudonym author, CancellationToken cancellationToken);

    /// <summary>True where several people who helped in several threads named the host.</summary>
    Task<bool> IsHelpersHostAsync(string host, CancellationToken cancellationToken);

    private sealed class NoMemory : ICommunityMemory
    {
        public Task<bool?> IsEstablishedAsync(Pseudonym author, CancellationToken cancellationToken) => Task.FromResult<bool?>(null);

        public Task<bool> IsHelpersHostAsync(string host, CancellationToken cancellationToken) => Task.FromResult(true);
    }
}
