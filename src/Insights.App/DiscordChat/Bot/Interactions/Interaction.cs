using Insights.App.DiscordChat.Wire;
using Insights.Ingest;

namespace Insights.App.DiscordChat.Bot.Interactions;

/// <summary>What somebody did: a command, a word half typed, a button, a form.</summary>
internal abstract record Interaction(InteractionSource Source)
{
    /// <summary>A slash command; of nested ones the names joined by a blank, as <c>faq search</c>.</summary>
    public sealed record Command(InteractionSource Source, string Name, IReadOnlyDictionary<string, string> Options) : Interaction(Source);

    /// <summary>A command on a message, which comes with its text.</summary>
    public sealed record MessageCommand(InteractionSource Source, string Name, MessageId Target, string Content) : Interaction(Source);

    /// <summary>A value of a command that is being typed.</summary>
    public sealed record Autocomplete(InteractionSource Source, string Name, string Typed) : Interaction(Source);

    /// <summary>A button of one of our messages.</summary>
    public sealed record Press(InteractionSource Source, string CustomId, PressedMessage Message) : Interaction(Source);

    /// <summary>A form that was sent.</summary>
    public sealed record Submission(InteractionSource Source, string CustomId, IReadOnlyDictionary<string, string> Values) : Interaction(Source);
}

/// <summary>Where an interaction comes from, who it is, and how it is answered.</summary>
internal sealed record InteractionSource
{
    public required WireId Id { get; init; }
    public required WireId Application { get; init; }
    public required InteractionToken Token { get; init; }
    public required UserId Caller { get; init; }

    /// <summary>Null in a direct message.</summary>
    public GuildId? Guild { get; init; }

    public ChannelId? Channel { get; init; }

    /// <summary>Empty in a direct message.</summary>
    public IReadOnlyList<RoleId> Roles { get; init; } = [];
}

/// <summary>The secret that lets us answer; it is never written anywhere.</summary>
internal readonly record struct InteractionToken(string Value)
{
    public override string ToString() => "(token)";
}

/// <summary>The message under which a button was pressed.</summary>
internal sealed record PressedMessage(MessageId Id, string Content);
