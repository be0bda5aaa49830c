namespace Insights.App.DiscordChat.Wire;

/// <summary>What a role or member may do: the bits that this program needs to know.</summary>
[Flags]
internal enum Permissions : ulong
{
    None = 0,
    Administrator = 1UL << 3,
    AddReactions = 1UL << 6,
    ViewChannel = 1UL << 10,
    SendMessages = 1UL << 11,
    ManageMessages = 1UL << 13,
    EmbedLinks = 1UL << 14,
    ReadMessageHistory = 1UL << 16,
    Connect = 1UL << 20,
    ManageThreads = 1UL << 34,
    CreatePublicThreads = 1UL << 35,
    SendMessagesInThreads = 1UL << 38,
    All = ulong.MaxValue,
}

/// <summary>What a channel changes of what a role (<paramref name="Type"/> 0) or a member (1) may do.</summary>
internal sealed record PermissionOverwrite(WireId Id, int Type, Permissions Allow, Permissions Deny);
