namespace Insights.Ingest;

/// <summary>Compares up to a thousand messages with what the store holds and writes those that are new or changed.</summary>
internal sealed class BatchReading(
    IngestRun run, Channel channel, DateTimeOffset exportedAt, IReadOnlyList<ExportCoverage> coverage)
{
    /// <param name="sources">Any order, each message once.</param>
    /// <param name="beside">What is written in the same transaction.</param>
    /// <param name="cancellationToken">Stops before the transaction.</param>
    public async Task WriteAsync(IReadOnlyList<SourceMessage> sources, StoreBatch beside, CancellationToken cancellationToken)
    {
        var names = run.Intake.Learn(sources);
        run.Pending.AddRange(names);
        var candidates = Pseudonymise(sources);
        var versions = await run.Store.FindVersionsAsync([.. candidates.Select(candidate => candidate.Message.Id)], cancellationToken);
        var fresh = candidates.Where(candidate => IsNews(candidate, versions)).ToArray();
        var former = (await run.Store.ReadMessagesAsync(
                [.. fresh.Select(candidate => candidate.Message.Id).Where(versions.ContainsKey)], cancellationToken))
            .ToDictionary(stored => stored.Message.Id);
        var marked = new StoredMessage[fresh.Length];
        Parallel.For(
            0,
            fresh.Length,
            new ParallelOptions { CancellationToken = cancellationToken },
            () => new ContentHash(),
            (place, _, hash) =>
            {
                var (message, sourceHash) = fresh[place];
                marked[place] = Compare(run.Intake.Mark(message, sourceHash, exportedAt, hash), former.GetValueOrDefault(message.Id));
                return hash;
            },
            hash => hash.Dispose());
        await run.Store.WriteAsync(beside with { Messages = marked, Names = names }, cancellationToken);
        run.Parents.Add(fresh.Select(candidate => candidate.Message));
        run.Counts = run.Counts with
        {
            New = run.Counts.New + fresh.Length - former.Count,
            Changed = run.Counts.Changed + former.Count,
            Unchanged = run.Counts.Unchanged + candidates.Count - fresh.Length,
            Erased = run.Counts.Erased + sources.Count - candidates.Count,
        };
        run.Report("reading", run.Counts.New + run.Counts.Changed + run.Counts.Unchanged);
    }

    private List<(Message Message, long SourceHash)> Pseudonymise(IReadOnlyList<SourceMessage> sources)
    {
        using var hash = new ContentHash();
        var messages = new List<(Message Message, long SourceHash)>(sources.Count);
        foreach (var source in sources)
        {
            if (!(source.SentAt < run.Cutoff) && run.Intake.Pseudonymise(source, channel.Id) is { } message)
            {
                messages.Add((message, MessageHashes.SourceHashOf(message, hash)));
            }
        }

        return messages;
    }

    /// <summary>A later export has the last word, on what it holds and on what it lacks.</summary>
    private bool IsNews((Message Message, long SourceHash) candidate, IReadOnlyDictionary<MessageId, MessageVersion> versions)
    {
        var id = candidate.Message.Id;
        var isKnown = versions.TryGetValue(id, out var version);
        var isOverruled = coverage.Any(later =>
            later.ExportedAt > exportedAt && later.Covers(id) && (isKnown || later.IsComplete));
        return !isOverruled && (!isKnown || (version.SeenAt <= exportedAt && version.SourceHash != candidate.SourceHash));
    }

    private StoredMessage Compare(StoredMessage now, StoredMessage? before)
    {
        if (before is null)
        {
            return now with { MayMove = true };
        }

        var (one, other) = (before.Message, now.Message);
        return now with
        {
            GoneWords = [.. run.Names.WordsOf(one).Except(now.Words)],
            MayMove = one.Text.Typed != other.Text.Typed || one.Author != other.Author || one.ReplyTo != other.ReplyTo
                || one.Kind != other.Kind || one.SentAt != other.SentAt || !one.Mentions.SequenceEqual(other.Mentions),
        };
    }
}
