using Insights.Answer;
using Insights.App.Commands;
using Insights.App.Settings;
using Insights.App.Telemetry;
using Insights.App.Web.Pages;
using Insights.Embed;
using Insights.Publish;
using Microsoft.Extensions.Logging;

namespace Insights.App.Web.Publications;

/// <summary>
/// The publication that was last committed. It is read whole and swapped in one step; while files are being replaced, and where a new one
/// cannot be read, the one before stays. Whoever published in this process calls <see cref="RefreshAsync"/>; what others publish is seen
/// by the watch.
/// </summary>
internal sealed class CurrentPublication : IDisposable
{
    private readonly PublicationReader reader;
    private readonly OnnxTextEncoder encoder;
    private readonly string answersFile;
    private readonly SiteMaker sites;
    private readonly Meters meters;
    private readonly ILogger log;
    private readonly SemaphoreSlim reading = new(1);
    private string? stamp;
    private volatile ServedPublication? served;

    public CurrentPublication(CommandContext context, SiteMaker sites, Meters meters, ILogger<CurrentPublication> log)
    {
        reader = new PublicationReader(context.OutFolder, context.Work.Path);
        encoder = OnnxTextEncoder.Open(ModelFolder.Find(context.Settings.Embedding, context.Work));
        answersFile = context.Work.AnswersFile;
        this.sites = sites;
        this.meters = meters;
        this.log = log;
    }

    /// <summary>Null as long as nothing was published. Take it once per request.</summary>
    public ServedPublication? Value => served;

    /// <summary>What is wrong with the files that were found last; null where they are served.</summary>
    public string? Fault { get; private set; }

    /// <summary>Takes over what was committed since the last look.</summary>
    public async Task RefreshAsync(CancellationToken cancellationToken)
    {
        await reading.WaitAsync(cancellationToken);
        try
        {
            var seen = reader.Stamp();
            if (seen != stamp && await ReadAsync(cancellationToken))
            {
                stamp = seen;
            }
        }
        finally
        {
            reading.Release();
        }
    }

    public void Dispose()
    {
        encoder.Dispose();
        reading.Dispose();
    }

    // True where there is no need to look again before the files change.
    private async Task<bool> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            var found = await reader.ReadAsync(cancellationToken);
            if (found is PublicationReading.UnderWay)
            {
                return false;
            }

            served = found is PublicationReading.Whole whole ? Serve(whole.Committed, cancellationToken) : null;
            Fault = null;
            meters.Serves(served?.Publication.Entries.Count ?? 0);
            log.PublicationLoaded(served?.Publication.Entries.Count ?? 0);
        }
        catch (Exception cause) when (cause is UnusableException or IOException or UnauthorizedAccessException)
        {
            Fault = cause.Message;
            log.PublicationUnreadable(cause.GetType().Name);
        }

        return true;
    }

    private ServedPublication Serve(CommittedPublication committed, CancellationToken cancellationToken)
    {
        var index = AnswerIndexFile.Read(answersFile, FaqJson.Write(committed.Publication), encoder.Model)
            ?? AnswerIndex.Build(committed.Publication, null, encoder, served?.Answerer.Index, cancellationToken);
        return new ServedPublication(committed, new Answerer(committed.Publication, index, encoder)) { Site = sites.Make(committed) };
    }
}
