using System.Text.Json;

namespace Insights.Ingest.Texts;

/// <summary>What readers see where something is marked, and the name of each kind in output.</summary>
public static class Placeholders
{
    public const string UserMention = "@user";

    public static string Of(Mark mark) => mark.Kind switch
    {
        MarkKind.Mention => UserMention,
        MarkKind.AuthorName or MarkKind.PersonName => "[name]",
        MarkKind.Mail => "[mail]",
        MarkKind.Phone => "[phone]",
        MarkKind.IpAddress => "[ip]",
        MarkKind.MacAddress => "[mac]",
        MarkKind.PaymentCard => "[card]",
        MarkKind.Iban => "[iban]",
        MarkKind.TaxId => "[id]",
        MarkKind.PrivateKey => "[key]",
        MarkKind.Token => "[token]",
        MarkKind.Secret => "[secret]",
        MarkKind.SignedUrl => "[signature]",
        MarkKind.Webhook => "[webhook]",
        MarkKind.CloudResource => "[resource]",
        MarkKind.UserPath => "[user]",
        MarkKind.Licence => "[licence]",
        MarkKind.PrivateHost => "[host]",
        MarkKind.StreetAddress => "[address]",
        MarkKind.AccessCode => "[code]",
        _ => "[masked]",
    };

    /// <summary>The kind as output spells it, such as <c>ipAddress</c>.</summary>
    public static string NameOf(MarkKind kind) => JsonNamingPolicy.CamelCase.ConvertName(kind.ToString());
}
