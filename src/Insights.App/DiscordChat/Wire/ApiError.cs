using System.Text.Json;

namespace Insights.App.DiscordChat.Wire;

/// <summary>What Discord says of a request that failed; all zero where the body is none of its own.</summary>
internal sealed record ApiError
{
    public const int UnknownChannel = 10003;
    public const int UnknownMessage = 10008;

    public int Code { get; init; }
    public string? Message { get; init; }

    /// <summary>Seconds; only with 429.</summary>
    public double? RetryAfter { get; init; }

    /// <summary>Only with 429: the limit of the whole token.</summary>
    public bool? Global { get; init; }

    /// <summary>Null where the body is not Discord's JSON, as that of a proxy in front of it.</summary>
    public static ApiError? Find(ReadOnlySpan<byte> body)
    {
        try
        {
            return JsonSerializer.Deserialize<ApiError>(body, WireJson.Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
