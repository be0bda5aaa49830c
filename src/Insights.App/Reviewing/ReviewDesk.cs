using Insights.App.Commands;
using Insights.App.Logging;
using Insights.App.Settings;
using Insights.Embed;

namespace Insights.App.Reviewing;

/// <summary>
/// Where maintainers look at what waits for them and decide, from the command line, the web or Discord alike. Any number may look at a
/// time; decisions of one process are taken one after the other.
/// </summary>
internal sealed class ReviewDesk(CommandContext context) : IDisposable
{
    private readonly SemaphoreSlim turn = new(1);
    private readonly Lazy<OnnxTextEncoder> encoder = new(() => OnnxTextEncoder.Open(ModelFolder.Find(context.Settings.Embedding, context.Work)));

    /// <summary>All drafts and entries as they are now.</summary>
    public Task<ReviewSnapshot> LookAsync(CancellationToken cancellationToken) => ReviewSnapshot.ReadAsync(context, cancellationToken);

    /// <summary>One draft with what was said around its evidence.</summary>
    /// <exception cref="UnusableException">There is neither a draft nor an entry of that id.</exception>
    public async Task<ReviewSheet> ReadAsync(string id, CancellationToken cancellationToken) =>
        await ReviewSheet.ReadAsync(context, (await LookAsync(cancellationToken)).Get(id), cancellationToken);

    /// <summary>Keeps the decision with who and when and publishes it at once.</summary>
    /// <exception cref="UnusableException">What is asked for cannot be done with this draft.</exception>
    /// <exception cref="WorkFaultException">A night is running, or a server or the disk is gone.</exception>
    public async Task<ReviewOutcome> DecideAsync(ReviewRequest request, CancellationToken cancellationToken)
    {
        await turn.WaitAsync(cancellationToken);
        try
        {
            var outcome = await new Republication(context, encoder.Value).RunAsync(request, cancellationToken);
            context.Log.Decided(request.Action.GetType().Name, request.Id, outcome.GetType().Name);
            return outcome;
        }
        finally
        {
            turn.Release();
        }
    }

    public void Dispose()
    {
        turn.Dispose();
        if (encoder.IsValueCreated)
        {
            encoder.Value.Dispose();
        }
    }
}
