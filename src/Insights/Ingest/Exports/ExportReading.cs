namespace Insights.Ingest.Exports;

/// <summary>Reads every export of a source that is new or changed, older ones first.</summary>
internal sealed class ExportReading(IngestRun run, PseudonymKey key)
{
    public async Task RunAsync(string source, CancellationToken cancellationToken)
    {
        var listing = new ExportFolder(key, run.Oddities).List(source, cancellationToken);
        var known = (await run.Store.ReadCursorsAsync(cancellationToken)).ToHashSet();
        run.Files = run.Files with { Damaged = listing.Damaged.Count, PassedOver = listing.PassedOver.Count };
        foreach (var group in ExportGroup.Of(listing.Exports))
        {
            if (!run.Options.Full && group.Files.All(file => known.Contains(file.Cursor)))
            {
                run.Files = run.Files with { Unchanged = run.Files.Unchanged + group.Files.Count };
                continue;
            }

            await ReadAsync(group, cancellationToken);
        }
    }

    private async Task ReadAsync(ExportGroup group, CancellationToken cancellationToken)
    {
        try
        {
            await new GroupReading(run, group).RunAsync(cancellationToken);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new WorkFaultException(
                $"The source file {group.Files[0].Name} cannot be read; check its rights and the disk, then start again.", cause);
        }
    }
}
