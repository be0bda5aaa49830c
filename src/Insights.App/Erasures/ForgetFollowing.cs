using Insights.App.Commands;
using Insights.App.Logging;
using Insights.App.Settings;
using Insights.App.Store;
using Insights.Embed;
using Insights.Ingest;
using Insights.Pipeline;

namespace Insights.App.Erasures;

/// <summary>
/// Takes what any worker forgot out of the files that are this one's own: run files, and the index where it lies in the work folder.
/// Where it was killed, or a run has the folder, the next look does it.
/// </summary>
internal static class ForgetFollowing
{
    public static async Task RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        if (context.Settings.Store.IsShared()
            && await RunAsync(context.Work, context.Settings.Index.Kind == IndexKind.Local, cancellationToken) is { } lines)
        {
            context.Log.FollowedForgetting(lines);
        }
    }

    /// <summary>Gives how many lines went; null where there was nothing to do, or a run is under way here.</summary>
    public static async Task<int?> RunAsync(WorkFolder work, bool hasIndex, CancellationToken cancellationToken)
    {
        if (ForgetLog.FindMark(work) is not { } mark || mark == FindHere(work))
        {
            return null;
        }

        work.Create();
        using var held = WorkLock.TryTakeFolder(work);
        if (held is null)
        {
            return null;
        }

        var lines = ForgetLog.Read(work);
        var removed = 0;
        if (ForgetLog.Following(lines, FindHere(work)) is { } news)
        {
            var ids = news.SelectMany(line => line.Ids).ToHashSet(StringComparer.Ordinal);
            removed = await RunFiles.PurgeStagesAsync(work, ids, cancellationToken);
            await PurgeIndexAsync(work, hasIndex, ids, cancellationToken);
        }
        else
        {
            RunFiles.RemoveStages(work);
            File.Delete(work.IndexFile);
        }

        // Past this line it is done here; a kill before it does it once more.
        await File.WriteAllTextAsync(work.ForgottenHereFile + ".tmp", lines is [.., var last] ? last.ToMark() : mark, cancellationToken);
        File.Move(work.ForgottenHereFile + ".tmp", work.ForgottenHereFile, overwrite: true);
        return removed;
    }

    private static string? FindHere(WorkFolder work) => File.Exists(work.ForgottenHereFile) ? File.ReadAllText(work.ForgottenHereFile) : null;

    // The next run of this worker embeds anew what is left of a conversation.
    private static async Task PurgeIndexAsync(WorkFolder work, bool hasIndex, HashSet<string> ids, CancellationToken cancellationToken)
    {
        if (!hasIndex || !File.Exists(work.IndexFile))
        {
            return;
        }

        await using var index = LocalConversationIndex.Open(work.IndexFile);
        await index.DeleteAsync([.. ids.Where(id => Snowflake.TryParse(id, out _)).Select(ConversationId.Parse)], cancellationToken);
        await index.CommitAsync(cancellationToken);
    }
}
