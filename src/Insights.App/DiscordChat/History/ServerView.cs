using Insights.App.DiscordChat.Rest;
using Insights.App.DiscordChat.Wire;
using Insights.Ingest;

namespace Insights.App.DiscordChat.History;

/// <summary>The server as the bot sees it: who it is, what it may do, and which channels there are. Made anew for every run.</summary>
internal sealed class ServerView
{
    private readonly DiscordOptions options;
    private readonly BotAccess access;
    private readonly Dictionary<ChannelId, DiscordChannel> channels;

    private ServerView(DiscordOptions options, DiscordGuild guild, DiscordMember bot, IEnumerable<DiscordChannel> channels)
    {
        this.options = options;
        Guild = guild;
        access = new BotAccess(guild, bot);
        this.channels = channels.ToDictionary(channel => channel.Id);
    }

    public DiscordGuild Guild { get; }

    public IReadOnlyCollection<DiscordChannel> Channels => channels.Values;

    /// <exception cref="UnusableException">Token, intent or server are not what reading needs.</exception>
    public static async Task<ServerView> ReadAsync(DiscordRest rest, DiscordOptions options, CancellationToken cancellationToken)
    {
        var me = (await rest.GetAsync<DiscordUser>("users/@me", cancellationToken)).Get("to say who the bot is");
        var application = (await rest.GetAsync<DiscordApplication>("applications/@me", cancellationToken)).Get("to say what the application may do");
        if (!application.MayReadContent)
        {
            throw new UnusableException(
                "Discord hides every text from this bot; switch on Message Content Intent for the application in the developer portal, under Bot.");
        }

        var guild = await rest.GetAsync<DiscordGuild>($"guilds/{options.Guild}", cancellationToken) is ApiAnswer<DiscordGuild>.Done known
            ? known.Value
            : throw new UnusableException(
                $"The bot {me.Username} is on no server {options.Guild}; invite it there, or correct Discord:GuildId.");
        var bot = (await rest.GetAsync<DiscordMember>($"guilds/{options.Guild}/members/{me.Id}", cancellationToken)).Get("the bot's own membership");
        var channels = (await rest.GetAsync<IReadOnlyList<DiscordChannel>>($"guilds/{options.Guild}/channels", cancellationToken)).Get("the list of channels");
        var view = new ServerView(options, guild, bot with { User = me }, channels);
        await view.FindThreadsAskedForAsync(rest, cancellationToken);
        return view;
    }

    public DiscordChannel? Find(ChannelId channel) => channels.GetValueOrDefault(channel);

    /// <summary>The channels, forums and threads that were asked for and can be read.</summary>
    public IReadOnlyList<DiscordChannel> Readable =>
        [.. options.Channels.Select(Find).OfType<DiscordChannel>().Where(channel => !IsIgnored(channel) && FindFault(channel.Id) is null)];

    /// <summary>Why a channel that was asked for cannot be read; null where it can, or must not be.</summary>
    public string? FindFault(ChannelId id) => Find(id) switch
    {
        null => "the server has no such channel; correct Discord:Channels",
        { Type: ChannelKind.Category } => "it is a category; list its channels in Discord:Channels",
        { IsThread: true, ParentId: { } parent } => Find(parent) is { } home ? access.FindFault(home) : "the bot cannot see the channel it hangs in",
        { HoldsMessages: false, HoldsThreads: false } => "it holds no messages; correct Discord:Channels",
        var channel => access.FindFault(channel),
    };

    public bool MayManageThreads(DiscordChannel channel) => access.In(channel).HasFlag(Permissions.ManageThreads);

    /// <summary>True for what the settings keep out by its own id, its channel's or its category's.</summary>
    public bool IsIgnored(DiscordChannel channel)
    {
        for (var one = channel; one is not null; one = one.ParentId is { } above ? Find(above) : null)
        {
            if (options.Ignored.Contains(one.Id) || (one.ParentId is { } parent && options.Ignored.Contains(parent)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Threads are in no list of channels.</summary>
    private async Task FindThreadsAskedForAsync(DiscordRest rest, CancellationToken cancellationToken)
    {
        foreach (var id in options.Channels.Where(id => !channels.ContainsKey(id)))
        {
            if (await rest.GetAsync<DiscordChannel>($"channels/{id}", cancellationToken) is ApiAnswer<DiscordChannel>.Done { Value: { IsThread: true } thread }
                && thread.GuildId == options.Guild)
            {
                channels[id] = thread;
            }
        }
    }
}
