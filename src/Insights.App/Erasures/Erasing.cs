using Insights.App.Commands;
using Insights.App.Logging;
using Insights.App.Settings;
using Insights.App.Store;
using Insights.Embed;
using Insights.Ingest;
using Insights.Pipeline;
using Insights.Publish;
using Microsoft.Extensions.DependencyInjection;

namespace Insights.App.Erasures;

/// <summary>How much an erasure reached.</summary>
internal sealed record Erased(int Messages, int Conversations, int KeptLines);

/// <summary>
/// Erases people and messages for good, whoever asks: at once in the store, the index, kept drafts and run files, at the next publish in
/// the pages.
/// </summary>
internal static class Erasing
{
    /// <param name="context">Settings and folders.</param>
    /// <param name="author">A Discord id, or the pseudonym under which run files know the person.</param>
    /// <param name="cancellationToken">Stops between two steps; what was erased stays so.</param>
    /// <exception cref="WorkFaultException">A run is under way in the work folder.</exception>
    public static Task<Erased> ForgetAuthorAsync(CommandContext context, string author, CancellationToken cancellationToken) =>
        EraseAsync(
            context,
            async (store, key) =>
            {
                var pseudonym = Forgetting.PseudonymOf(author, key);
                var written = await store.FindAsync(new MessageQuery.ByAuthor(pseudonym), cancellationToken);
                return [pseudonym.Value, .. written.Select(id => id.ToString())];
            },
            forgetting => forgetting.ForgetAuthorAsync(author, cancellationToken),
            cancellationToken);

    /// <exception cref="WorkFaultException">A run is under way in the work folder.</exception>
    public static Task<Erased> ForgetMessagesAsync(
        CommandContext context, IReadOnlyList<MessageId> messages, CancellationToken cancellationToken) => EraseAsync(
        context,
        (_, _) => Task.FromResult<IReadOnlyList<string>>([.. messages.Select(id => id.ToString())]),
        forgetting => forgetting.ForgetMessagesAsync(messages, cancellationToken),
        cancellationToken);

    private static async Task<Erased> EraseAsync(
        CommandContext context,
        Func<IMessageStore, PseudonymKey, Task<IReadOnlyList<string>>> findIds,
        Func<Forgetting, Task<Forgotten>> forget,
        CancellationToken cancellationToken)
    {
        using var held = WorkLock.Take(context.Work);
        context.OpenPublication().Recover();
        if (context.Work.Shared.Exists(PublishedFiles.Staged))
        {
            // A night that was mined before this may quote what goes now; it is mined again.
            context.Work.Shared.Replace([new SharedRecord(PublishedFiles.Staged, null)]);
        }

        using var encoder = OnnxTextEncoder.Open(ModelFolder.Find(context.Settings.Embedding, context.Work));
        await using var services = context.Compose();
        var (store, key) = (services.GetRequiredService<IMessageStore>(), services.GetRequiredService<PseudonymKey>());
        var ids = (await findIds(store, key)).ToHashSet(StringComparer.Ordinal);
        if (context.Settings.Store.IsShared())
        {
            // Before the store: who is killed past this line has told the others already.
            ForgetLog.Add(context.Work, ids, context.Clock.GetUtcNow());
        }

        var forgotten = await forget(new Forgetting(store, key, encoder.Encode));

        // Past this line nothing brings the texts back; what was derived from them follows.
        List<ConversationId> touched = [.. forgotten.Conversations.Changed, .. forgotten.Conversations.Gone];
        var more = touched.Select(id => id.ToString()).Except(ids).ToList();
        ids.UnionWith(more);
        if (context.Settings.Store.IsShared() && more.Count > 0)
        {
            ForgetLog.Add(context.Work, more, context.Clock.GetUtcNow());
        }

        var lines = await RunFiles.PurgeAsync(
            context.Work, new ForgottenIds(ids, forgotten.Conversations.Gone.ToHashSet()), cancellationToken);
        if (touched.Count > 0)
        {
            context.TakeBack();
            if (context.Work.Shared.Read(PublishedFiles.Map) is { Length: > 0 })
            {
                // The map shows questions; it is drawn anew when the pages are.
                context.Work.Shared.Replace([new SharedRecord(PublishedFiles.Map, [])]);
            }
        }

        await using var index = await context.OpenIndexAsync(key, isReader: false, cancellationToken);
        await index.DeleteAsync(touched, cancellationToken);
        await index.CommitAsync(cancellationToken);
        context.Log.Forgot(forgotten.Messages, touched.Count, lines);
        return new Erased(forgotten.Messages, touched.Count, lines);
    }
}
