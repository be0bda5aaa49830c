using System.Globalization;

namespace Insights.App.DiscordChat.Gateway;

/// <summary>What to do after a connection ended.</summary>
internal abstract record CloseOutcome(string Why)
{
    /// <summary>Go on with the session: missed events are sent again.</summary>
    public sealed record Resume(string Why) : CloseOutcome(Why);

    /// <summary>Forget the session and start a new one.</summary>
    public sealed record Identify(string Why) : CloseOutcome(Why)
    {
        /// <summary>True where Discord refused the session in so many words, and wants to be left alone for some seconds.</summary>
        public bool IsRefusal { get; init; }
    }

    /// <summary>Give up: only a person can mend it. <see cref="CloseOutcome.Why"/> names the thing and the remedy.</summary>
    public sealed record Fatal(string Why) : CloseOutcome(Why);

    /// <summary>What a close code means; null is a connection that broke without one.</summary>
    public static CloseOutcome Of(int? code) => code switch
    {
        null or 1006 => new Resume("the connection broke"),
        1000 or 1001 => new Resume(Numbered(code, "Discord ended the connection")),
        4000 => new Resume(Numbered(code, "unknown error")),
        4001 => new Resume(Numbered(code, "a frame of an unknown kind was sent")),
        4002 => new Resume(Numbered(code, "a frame could not be read or was too long")),
        4003 => new Identify(Numbered(code, "not identified, or the session ended")),
        4004 => new Fatal("Discord refuses the token; give the bot's token with Discord:Token or Discord:TokenFile."),
        4005 => new Identify(Numbered(code, "identified twice")),
        4007 => new Identify(Numbered(code, "the number to resume from was wrong")),
        4008 => new Identify(Numbered(code, "too many frames were sent")),
        4009 => new Identify(Numbered(code, "the session timed out")),
        4010 => new Fatal("Discord refuses the shard; run one process for the community."),
        4011 => new Fatal("Discord wants several shards for this bot; use an application of its own for the community."),
        4012 => new Fatal("Discord no longer speaks this version of the gateway; update the program."),
        4013 => new Fatal("Discord does not know the intents that were asked for; update the program."),
        4014 => new Fatal("Discord does not allow the message content intent; switch it on for the bot in the developer portal."),
        _ => new Resume(Numbered(code, "closed")),
    };

    private static string Numbered(int? code, string words) => string.Create(CultureInfo.InvariantCulture, $"{words} ({code})");
}
