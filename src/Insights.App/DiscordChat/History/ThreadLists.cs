using System.Globalization;
using Insights.App.DiscordChat.Rest;
using Insights.App.DiscordChat.Wire;
using Insights.Ingest;

namespace Insights.App.DiscordChat.History;

/// <summary>
/// Finds every thread of the channels that may be read. Active ones are listed for the whole server, archived ones by channel; one may
/// move from one list to the other meanwhile, so the active ones are listed once more at the end.
/// </summary>
internal sealed class ThreadLists(DiscordRest rest, DiscordOptions options, ServerView view)
{
    private const int Page = 100;

    private readonly HashSet<ChannelId> seen = [];
    private readonly Dictionary<ChannelId, DiscordChannel> found = [];

    public async Task<IReadOnlyCollection<DiscordChannel>> ReadAsync(CancellationToken cancellationToken)
    {
        var parents = view.Readable.Where(channel => channel.HoldsThreads).ToDictionary(channel => channel.Id);
        if (parents.Count == 0)
        {
            return [];
        }

        await AddActiveAsync(parents, cancellationToken);
        foreach (var parent in parents.Values)
        {
            await AddArchivedAsync(parent, $"channels/{parent.Id}/threads/archived/public", cancellationToken);
            if (options.ReadsPrivateThreads && parent.Type == ChannelKind.Text)
            {
                await AddPrivateAsync(parent, cancellationToken);
            }
        }

        await AddActiveAsync(parents, cancellationToken);
        return found.Values;
    }

    private async Task AddActiveAsync(Dictionary<ChannelId, DiscordChannel> parents, CancellationToken cancellationToken)
    {
        var active = await rest.GetAsync<ThreadList>($"guilds/{options.Guild}/threads/active", cancellationToken);
        foreach (var thread in active.Get("the list of active threads").Threads)
        {
            if (thread.ParentId is { } parent && parents.ContainsKey(parent))
            {
                Add([thread]);
            }
        }
    }

    private Task AddPrivateAsync(DiscordChannel parent, CancellationToken cancellationToken) => view.MayManageThreads(parent)
        ? AddArchivedAsync(parent, $"channels/{parent.Id}/threads/archived/private", cancellationToken)
        : AddJoinedAsync(parent, cancellationToken);

    private async Task AddArchivedAsync(DiscordChannel parent, string path, CancellationToken cancellationToken)
    {
        string? before = null;
        while (true)
        {
            var list = await ListAsync(path, before, parent, cancellationToken);
            var hasNew = Add(list.Threads);
            if (!list.HasMore || list.Threads.Count < Page || list.Threads[^1].ThreadMetadata?.ArchiveTimestamp is not { } last)
            {
                return;
            }

            // Threads archived in one go share a moment, and the page may have ended among them: ask from just after it, unless that
            // brings nothing new.
            var next = hasNew ? JustAfter(last) : last;
            if (next == before)
            {
                return;
            }

            before = next;
        }
    }

    private async Task AddJoinedAsync(DiscordChannel parent, CancellationToken cancellationToken)
    {
        string? before = null;
        while (true)
        {
            var list = await ListAsync($"channels/{parent.Id}/users/@me/threads/archived/private", before, parent, cancellationToken);
            if (!Add(list.Threads) || !list.HasMore)
            {
                return;
            }

            before = list.Threads[^1].Id.ToString();
        }
    }

    private async Task<ThreadList> ListAsync(string path, string? before, DiscordChannel parent, CancellationToken cancellationToken)
    {
        var from = before is null ? "" : $"&before={Uri.EscapeDataString(before)}";
        return (await rest.GetAsync<ThreadList>($"{path}?limit={Page}{from}", cancellationToken)).Get($"the archived threads of {parent.Id}");
    }

    /// <summary>True where one was not seen before, whether it may be read or not.</summary>
    private bool Add(IReadOnlyList<DiscordChannel> threads)
    {
        var before = seen.Count;
        seen.UnionWith(threads.Select(thread => thread.Id));
        foreach (var thread in threads)
        {
            if ((thread.Type != ChannelKind.PrivateThread || options.ReadsPrivateThreads) && !view.IsIgnored(thread))
            {
                found[thread.Id] = thread;
            }
        }

        return seen.Count > before;
    }

    private static string JustAfter(string moment) =>
        DateTimeOffset.TryParse(moment, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time.AddMicroseconds(1).ToUniversalTime().ToString("yyyy-MM-ddTHH:mm:ss.ffffff'+00:00'", CultureInfo.InvariantCulture)
            : moment;
}
