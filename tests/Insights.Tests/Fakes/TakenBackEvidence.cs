using Insights.Draft;
using Insights.Publish;

namespace Insights.Tests.Fakes;

/// <summary>All evidence stands but that of the messages named.</summary>
public sealed class TakenBackEvidence(params ulong[] messages) : IEvidenceCheck
{
    public Task<IReadOnlySet<Evidence>> FindStandingAsync(
        IReadOnlyCollection<Evidence> evidence, IReadOnlyCollection<FaqEntry> entries, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlySet<Evidence>>(evidence.Where(piece => !messages.Contains(piece.Message.Value)).ToHashSet());
}
