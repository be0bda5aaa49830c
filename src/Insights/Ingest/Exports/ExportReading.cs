namespace Insights.Ingest.Exports;

/// <summary>Reads every export of a source that is new or changed, older ones first.</summary>
internal sealed class ExportReading(IngestRun run, PseudonymKey key)
{
    /// <param name="source">A file or a folder.</param>
    /// <param name="channel">Whose exports are read, its threads' included; null reads all.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task RunAsync(string source, ChannelId? channel, CancellationToken cancellationToken)
    {
        var listing = new ExportFolder(key, run.Oddities).List(source, cancellationToken);
        var known = (await run.Store.ReadCursorsAsync(cancellationToken)).ToHashSet();
        if (channel is null)
        {
            run.Files = run.Files with { Damaged = listing.Damaged.Count, PassedOver = listing.PassedOver.Count };
        }

        foreach (var group in Wanted(listing).Where(group => channel is null || group.Channel.Place == channel))
        {
            if (!IsNews(group, known))
            {
                run.Files = run.Files with { Unchanged = run.Files.Unchanged + group.Files.Count };
                continue;
            }

            await ReadAsync(group, cancellationToken);
        }
    }

    /// <summary>The channels whose exports, or whose threads' exports, are new or changed.</summary>
    public async Task<IReadOnlyList<ChannelId>> FindNewsAsync(string source, CancellationToken cancellationToken)
    {
        var listing = new ExportFolder(key, run.Oddities).List(source, cancellationToken);
        var known = (await run.Store.ReadCursorsAsync(cancellationToken)).ToHashSet();
        return [.. Wanted(listing).Where(group => IsNews(group, known)).Select(group => group.Channel.Place).Distinct()];
    }

    /// <summary>What is not to be ignored. A thread's export does not tell its category; that of its channel does.</summary>
    private IEnumerable<ExportGroup> Wanted(ExportListing listing)
    {
        var ignored = listing.Exports
            .Select(file => file.Header.Channel)
            .Where(place => IgnoredChannels.IsIgnored(place, run.Options))
            .Select(place => place.Id)
            .ToHashSet();
        return ExportGroup.Of(listing.Exports).Where(group =>
            !IgnoredChannels.IsIgnored(group.Channel, run.Options) && !(group.Channel.Parent is { } parent && ignored.Contains(parent)));
    }

    private bool IsNews(ExportGroup group, HashSet<FileCursor> known) => run.Options.Full || !group.Files.All(file => known.Contains(file.Cursor));

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
