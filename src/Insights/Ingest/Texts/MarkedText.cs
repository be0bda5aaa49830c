namespace Insights.Ingest.Texts;

/// <summary>Why a stretch of typed text must not be shown or quoted as it stands.</summary>
public enum MarkKind
{
    Mention,
    AuthorName,
    PersonName,
    Mail,
    Phone,
    IpAddress,
    MacAddress,
    PaymentCard,
    Iban,
    TaxId,
    PrivateKey,
    Token,
    Secret,
    SignedUrl,
    Webhook,
    CloudResource,
    UserPath,
    Licence,
    PrivateHost,
    StreetAddress,
    AccessCode,
}

/// <summary>A stretch of typed text, in UTF-16 units, and why it is marked.</summary>
public readonly record struct Mark(MarkKind Kind, int Start, int Length)
{
    public int End => Start + Length;
}

/// <summary>Text as typed with its marks, in order and not overlapping. The text itself never leaves the store unrendered.</summary>
public sealed record MarkedText(string Typed, IReadOnlyList<Mark> Marks)
{
    public static MarkedText Plain(string typed) => new(typed, []);
}
