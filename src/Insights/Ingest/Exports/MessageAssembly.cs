namespace Insights.Ingest.Exports;

/// <summary>Makes a source message of what was read, and counts what is odd about it.</summary>
internal static class MessageAssembly
{
    /// <summary>Two clocks may differ by zones and summer time, hardly by more.</summary>
    private static readonly TimeSpan Tolerance = TimeSpan.FromDays(1);

    /// <summary>Ids of Discord's first days; a smaller number carries no time.</summary>
    private static readonly ulong FirstWithTime = (ulong)TimeSpan.FromDays(2).TotalMilliseconds << 22;

    /// <summary>Null where the message has no usable id or no author; <paramref name="place"/> then names it.</summary>
    public static SourceMessage? Assemble(RawMessage raw, JsonText texts, string place, Oddities oddities)
    {
        if (raw.Id is not { } number || raw.Author is null)
        {
            oddities.Add(OddityKind.BadId, place);
            return null;
        }

        var id = new MessageId(number);
        if (texts.WasOdd)
        {
            oddities.Add(OddityKind.OddUnicode, id);
        }

        if (texts.WasCut)
        {
            oddities.Add(OddityKind.OversizedContent, id);
        }

        if (raw is { HasReference: true, ReferenceId: null, Kind: MessageKind.Reply })
        {
            oddities.Add(OddityKind.MissingParent, id);
        }

        var kind = raw is { IsCommandAnswer: true, Kind: MessageKind.Text or MessageKind.Reply } ? MessageKind.CommandAnswer : raw.Kind;
        return new SourceMessage
        {
            Id = id,
            Kind = kind,
            SentAt = TimeOf(id, raw.SentAt, oddities),
            EditedAt = raw.EditedAt,
            IsPinned = raw.IsPinned,
            Content = raw.Content,
            Author = raw.Author,
            Attached = raw.Attached,
            ReplyTo = kind is MessageKind.Reply or MessageKind.ThreadStarter && raw.ReferenceId is { } target
                ? new MessageId(target)
                : null,
            Mentions = raw.Mentions,
            Reactions = raw.Reactions,
        };
    }

    private static DateTimeOffset TimeOf(MessageId id, DateTimeOffset? stated, Oddities oddities)
    {
        var carried = Snowflake.TimeOf(id.Value);
        if (stated is { } time && time >= Snowflake.Epoch && (id.Value < FirstWithTime || (time - carried).Duration() <= Tolerance))
        {
            return time;
        }

        oddities.Add(OddityKind.TimeContradictsId, id);
        return carried;
    }
}
