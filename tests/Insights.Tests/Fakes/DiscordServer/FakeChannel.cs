using System.Text.Json.Nodes;

namespace Insights.Tests.Fakes.DiscordServer;

/// <summary>A channel, thread or post of the fake server, with its messages in order.</summary>
internal sealed class FakeChannel(ulong id, int type, string name)
{
    public ulong Id { get; } = id;
    public int Type { get; } = type;
    public string Name { get; set; } = name;
    public ulong? Parent { get; set; }
    public ulong? Owner { get; init; }
    public SortedDictionary<ulong, JsonObject> Messages { get; } = [];

    /// <summary>Stays when that message is deleted, as on Discord.</summary>
    public ulong? LastMessage { get; set; }

    /// <summary>Never decreases; the opening message is not in it.</summary>
    public int TotalSent { get; set; }

    /// <summary>Deleted messages but for the opening one.</summary>
    public int Deleted { get; set; }

    public bool IsArchived { get; set; }
    public bool IsLocked { get; set; }
    public DateTimeOffset ArchivedAt { get; set; }
    public List<ulong> AppliedTags { get; } = [];
    public List<(ulong Id, string Name)> Tags { get; } = [];

    /// <summary>The bot may not see it: 403.</summary>
    public bool IsHidden { get; set; }

    /// <summary>The bot sees it and may not read what was said: the list of messages is empty, with 200.</summary>
    public bool HidesHistory { get; set; }

    /// <summary>Of a private thread: the bot was added.</summary>
    public bool HasBot { get; set; }

    public bool IsThread => Type is 10 or 11 or 12;
}

/// <summary>A person or bot of the fake server.</summary>
internal sealed record FakeUser(ulong Id, string Username)
{
    public string? GlobalName { get; init; }
    public string? Nick { get; init; }
    public bool IsBot { get; init; }
    public List<ulong> Roles { get; init; } = [];

    public string DisplayName => Nick ?? GlobalName ?? Username;
}

internal sealed record FakeRole(ulong Id, string Name, ulong Permissions);
