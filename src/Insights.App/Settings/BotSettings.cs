using System.ComponentModel.DataAnnotations;
using Insights.Ingest;

namespace Insights.App.Settings;

/// <summary>The bot of <c>serve</c>; it comes with Discord:Token.</summary>
internal sealed record BotSettings : IValidatableObject
{
    /// <summary>False where the token is for reading alone.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>The application's public key, 64 hexadecimal digits: opens POST /interactions. Empty: interactions come over the gateway.</summary>
    public string PublicKey { get; init; } = "";

    /// <summary>Forums in which a new post is answered when the FAQ surely answers it; none by default.</summary>
    public IReadOnlyList<string> AnswerForums { get; init; } = [];

    /// <summary>The probability from which a post is answered unasked.</summary>
    [Range(0.5, 1.0)]
    public double AnswerAt { get; init; } = 0.85;

    /// <summary>The role that "Ask a human" pings; without it there is no such button.</summary>
    public string HumanRole { get; init; } = "";

    /// <summary>The private channel for cards of drafts that wait; empty: no cards.</summary>
    public string ReviewChannel { get; init; } = "";

    /// <summary>Who may decide on cards; needed with a review channel.</summary>
    public string ReviewerRole { get; init; } = "";

    [Range(1, 1000)]
    public int PerUserPerMinute { get; init; } = 6;

    [Range(1, 10_000)]
    public int PerChannelPerMinute { get; init; } = 30;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        (string Name, string Id)[] ids =
        [
            .. AnswerForums.Select(id => (nameof(AnswerForums), id)),
            (nameof(HumanRole), HumanRole), (nameof(ReviewChannel), ReviewChannel), (nameof(ReviewerRole), ReviewerRole),
        ];
        foreach (var (name, id) in ids.Where(given => given.Id.Length > 0 && !Snowflake.TryParse(given.Id, out _)))
        {
            yield return new ValidationResult($"\"{id}\" is no Discord id; copy the id (digits) with Discord's developer mode.", [name]);
        }

        if (ReviewChannel.Length > 0 && ReviewerRole.Length == 0)
        {
            yield return new ValidationResult("with Bot:ReviewChannel the role of those who may decide is needed, too", [nameof(ReviewerRole)]);
        }
    }
}
