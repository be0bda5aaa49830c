using System.ComponentModel.DataAnnotations;
using Insights.App.DiscordChat;
using Insights.Ingest;

namespace Insights.App.Settings;

/// <summary>The Discord server that is read, and on which the bot answers.</summary>
internal sealed record DiscordSettings : IValidatableObject
{
    /// <summary>The bot's token, without the word Bot.</summary>
    [Secret]
    public string Token { get; init; } = "";

    /// <summary>The id of the server.</summary>
    public string GuildId { get; init; } = "";

    /// <summary>Ids of channels, forums and threads that may be read; nothing else is.</summary>
    public IReadOnlyList<string> Channels { get; init; } = [];

    /// <summary>Ids of channels, forums and threads that are never read, and are erased where they were.</summary>
    public IReadOnlyList<string> IgnoredChannels { get; init; } = [];

    /// <summary>The same for whole categories.</summary>
    public IReadOnlyList<string> IgnoredCategories { get; init; } = [];

    /// <summary>Private threads of the channels are read, too, where the bot may.</summary>
    public bool PrivateThreads { get; init; }

    /// <summary>Id or name of the role whose members want no part in this; empty where there is none.</summary>
    public string OptOutRole { get; init; } = "";

    /// <summary>Calls a night for looking again at what seems unchanged.</summary>
    [Range(0, 1_000_000)]
    public int SweepCalls { get; init; } = 100;

    /// <summary>A proxy or a test server can stand in.</summary>
    [WebAddress]
    public Uri ApiBase { get; init; } = new("https://discord.com/api/v10");

    /// <summary>Everything that is kept out, by its own id or its category's.</summary>
    public IReadOnlySet<ChannelId> ReadIgnored() => Read([.. IgnoredChannels, .. IgnoredCategories]).ToHashSet();

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (GuildId.Length > 0 && !IsId(GuildId))
        {
            yield return Wrong(nameof(GuildId), GuildId);
        }

        foreach (var (name, ids) in new[]
        {
            (nameof(Channels), Channels), (nameof(IgnoredChannels), IgnoredChannels), (nameof(IgnoredCategories), IgnoredCategories),
        })
        {
            if (ids.FirstOrDefault(id => !IsId(id)) is { } wrong)
            {
                yield return Wrong(name, wrong);
            }
        }
    }

    /// <exception cref="UnusableException">Something that reading needs is missing.</exception>
    public DiscordOptions ToOptions()
    {
        Require(Token.Length > 0, "Discord:Token", "INSIGHTS__Discord__Token (or name its file with INSIGHTS__Discord__TokenFile)");
        Require(GuildId.Length > 0, "Discord:GuildId", "INSIGHTS__Discord__GuildId");
        Require(Channels.Count > 0, "Discord:Channels", "INSIGHTS__Discord__Channels__0 and so on: nothing is read but what is listed");
        return new DiscordOptions
        {
            Token = Token.StartsWith("Bot ", StringComparison.OrdinalIgnoreCase) ? Token[4..].Trim() : Token.Trim(),
            Guild = Ingest.GuildId.Parse(GuildId),
            ApiBase = ApiBase,
            Channels = Read(Channels),
            Ignored = ReadIgnored(),
            OptOutRole = OptOutRole.Length > 0 ? OptOutRole : null,
            ReadsPrivateThreads = PrivateThreads,
        };
    }

    private static void Require(bool isThere, string setting, string remedy)
    {
        if (!isThere)
        {
            throw new UnusableException($"Reading from Discord needs the setting {setting}; give it as {remedy}.");
        }
    }

    private static IReadOnlyList<ChannelId> Read(IReadOnlyList<string> ids) => [.. ids.Select(ChannelId.Parse).Distinct()];

    private static bool IsId(string text) => Snowflake.TryParse(text, out var id) && id is > 0 and <= long.MaxValue;

    private static ValidationResult Wrong(string member, string value) =>
        new($"\"{value}\" is no Discord id; copy the id (digits) with Discord's developer mode.", [member]);
}
