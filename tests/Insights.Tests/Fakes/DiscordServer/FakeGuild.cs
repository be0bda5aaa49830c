using System.Text.Json.Nodes;
using Insights.Ingest;

namespace Insights.Tests.Fakes.DiscordServer;

/// <summary>
/// An invented server in memory: channels, threads, messages, members. Tests change it as people would; every change is told as the
/// gateway's event. Everything happens under one lock, and each id is later than the one before.
/// </summary>
internal sealed partial class FakeGuild
{
    public const ulong EveryPermission = 1UL << 10 | 1UL << 16 | 1UL << 11 | 1UL << 38 | 1UL << 35 | 1UL << 6 | 1UL << 14 | 1UL << 20;
    public const ulong ManageThreads = 1UL << 34;

    private readonly SortedDictionary<ulong, FakeChannel> channels = [];
    private readonly SortedDictionary<ulong, FakeUser> users = [];
    private readonly List<FakeRole> roles = [];
    private ulong lastId;

    public FakeGuild()
    {
        roles.Add(new FakeRole(Id, "@everyone", EveryPermission));
        roles.Add(new FakeRole(BotRole, "Insights", 0));
        Add(new FakeUser(Bot, "insights") { IsBot = true, Roles = [BotRole] });
    }

    public ulong Id { get; init; } = 9000;
    public string Name { get; init; } = "Server";
    public ulong Owner { get; init; } = 9001;
    public ulong Bot { get; } = 9002;
    public ulong BotRole { get; } = 9003;
    public ulong Application { get; } = 9004;

    /// <summary>The switch in the portal; without it texts of others read as empty.</summary>
    public bool HasContentIntent { get; set; } = true;

    /// <summary>Whether the list of members may be read.</summary>
    public bool HasMembersIntent { get; set; }

    /// <summary>The moment at which the next thing happens; each thing takes a second.</summary>
    public DateTimeOffset Now { get; set; } = new(2024, 5, 1, 0, 0, 0, TimeSpan.Zero);

    public Lock Access { get; } = new();

    /// <summary>Name and data of each event, as the gateway would dispatch it; raised under the lock.</summary>
    public event Action<string, JsonObject>? Happened;

    public IReadOnlyCollection<FakeChannel> Channels => channels.Values;
    public IReadOnlyCollection<FakeUser> Users => users.Values;
    public IReadOnlyList<FakeRole> Roles => roles;

    public FakeChannel? Find(ulong id) => channels.GetValueOrDefault(id);

    public FakeUser? FindUser(ulong id) => users.GetValueOrDefault(id);

    public FakeUser Add(FakeUser user)
    {
        lock (Access)
        {
            users[user.Id] = user;
            return user;
        }
    }

    public FakeUser User(ulong id) => FindUser(id) ?? Add(new FakeUser(id, $"user{id}"));

    public FakeRole AddRole(ulong id, string name, ulong permissions = 0)
    {
        lock (Access)
        {
            var role = new FakeRole(id, name, permissions);
            roles.RemoveAll(known => known.Id == id);
            roles.Add(role);
            return role;
        }
    }

    public FakeChannel AddChannel(ulong id, string name, int type = 0, ulong? category = null)
    {
        lock (Access)
        {
            var channel = new FakeChannel(id, type, name) { Parent = category };
            channels[id] = channel;
            Tell("CHANNEL_CREATE", FakeJson.Of(channel, this));
            return channel;
        }
    }

    /// <summary>A thread that nobody's message opened.</summary>
    public FakeChannel AddThread(ulong parent, string name, ulong owner, int type = 11, ulong? id = null)
    {
        lock (Access)
        {
            var thread = new FakeChannel(id ?? NextId(), type, name) { Parent = parent, Owner = owner, ArchivedAt = Now };
            channels[thread.Id] = thread;
            if (Find(parent) is { Type: 15 or 16 } forum)
            {
                forum.LastMessage = thread.Id;
            }

            var told = FakeJson.Of(thread, this);
            told["newly_created"] = true;
            Tell("THREAD_CREATE", told);
            return thread;
        }
    }

    public void DeleteChannel(ulong id)
    {
        lock (Access)
        {
            if (!channels.Remove(id, out var gone))
            {
                return;
            }

            foreach (var thread in channels.Values.Where(channel => channel.IsThread && channel.Parent == id).ToList())
            {
                channels.Remove(thread.Id);
            }

            Tell(gone.IsThread ? "THREAD_DELETE" : "CHANNEL_DELETE", FakeJson.Of(gone, this));
        }
    }

    public void Archive(ulong thread, bool isArchived = true)
    {
        lock (Access)
        {
            var channel = channels[thread];
            (channel.IsArchived, channel.ArchivedAt) = (isArchived, Now);
            Tell("THREAD_UPDATE", FakeJson.Of(channel, this));
        }
    }

    /// <summary>What the bot may do in a channel or thread.</summary>
    public bool MaySee(FakeChannel channel) =>
        !Home(channel).IsHidden && (channel.Type != 12 || channel.HasBot || MayManageThreads);

    public bool MayReadHistory(FakeChannel channel) => !Home(channel).HidesHistory;

    public bool MayManageThreads =>
        roles.Where(role => role.Id == Id || users[Bot].Roles.Contains(role.Id)).Any(role => (role.Permissions & ManageThreads) != 0);

    /// <summary>The next id; ids are as dense as a second allows.</summary>
    public ulong NextId()
    {
        Now = Now.AddSeconds(1);
        lastId = Math.Max(lastId + 1, Snowflake.FirstAt(Now));
        return lastId;
    }

    private FakeChannel Home(FakeChannel channel) =>
        channel is { IsThread: true, Parent: { } parent } && Find(parent) is { } home ? home : channel;

    private void Tell(string name, JsonObject data) => Happened?.Invoke(name, data);
}
