using System.Globalization;

namespace Insights.Ingest;

/// <summary>A Discord snowflake of a message. Ids sort by the time they were made.</summary>
public readonly record struct MessageId(ulong Value) : IComparable<MessageId>
{
    public int CompareTo(MessageId other) => Value.CompareTo(other.Value);
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
    public static MessageId Parse(string text) => new(Snowflake.Parse(text));
}

/// <summary>A Discord snowflake of a channel, thread or forum post.</summary>
public readonly record struct ChannelId(ulong Value) : IComparable<ChannelId>
{
    public int CompareTo(ChannelId other) => Value.CompareTo(other.Value);
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
    public static ChannelId Parse(string text) => new(Snowflake.Parse(text));
}

/// <summary>A Discord snowflake of a server ("guild").</summary>
public readonly record struct GuildId(ulong Value)
{
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
    public static GuildId Parse(string text) => new(Snowflake.Parse(text));
}

/// <summary>
/// A conversation: the thread's id for a thread or forum post, the id of its first message for a talk found in a flat channel.
/// </summary>
public readonly record struct ConversationId(ulong Value) : IComparable<ConversationId>
{
    public int CompareTo(ConversationId other) => Value.CompareTo(other.Value);
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
    public static ConversationId Parse(string text) => new(Snowflake.Parse(text));
}

/// <summary>One question of a conversation: which conversation, and its place therein, from 0.</summary>
public readonly record struct QuestionId(ConversationId Conversation, int Place) : IComparable<QuestionId>
{
    public int CompareTo(QuestionId other) =>
        Conversation.CompareTo(other.Conversation) is var order && order != 0 ? order : Place.CompareTo(other.Place);
    public override string ToString() => $"{Conversation}/{Place.ToString(CultureInfo.InvariantCulture)}";
}

/// <summary>What stands for an author everywhere: a keyed hash of the author's id, never the id or a name.</summary>
public readonly record struct Pseudonym(string Value) : IComparable<Pseudonym>
{
    public int CompareTo(Pseudonym other) => string.CompareOrdinal(Value, other.Value);
    public override string ToString() => Value;
}

/// <summary>Reads Discord's 64-bit ids and the time inside them.</summary>
public static class Snowflake
{
    private const long DiscordEpochMilliseconds = 1_420_070_400_000;

    public static ulong Parse(string text) => ulong.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);

    public static bool TryParse(string? text, out ulong value) =>
        ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value);

    /// <summary>The first moment of 2015: no message is older.</summary>
    public static DateTimeOffset Epoch { get; } = DateTimeOffset.FromUnixTimeMilliseconds(DiscordEpochMilliseconds);

    /// <summary>The moment the id was made, to the millisecond.</summary>
    public static DateTimeOffset TimeOf(ulong id) =>
        DateTimeOffset.FromUnixTimeMilliseconds((long)(id >> 22) + DiscordEpochMilliseconds);

    /// <summary>The smallest id that can be made at or after the moment; 0 before Discord's first.</summary>
    public static ulong FirstAt(DateTimeOffset moment) =>
        (ulong)Math.Max(0, moment.ToUnixTimeMilliseconds() - DiscordEpochMilliseconds) << 22;
}
