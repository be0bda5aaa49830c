namespace Insights.App.ModelClients;

/// <summary>What a model once said to a call: its text as it came, or why the server refuses the call.</summary>
internal sealed record KeptReply
{
    public required string Key { get; init; }
    public required string Prompt { get; init; }
    public required string Model { get; init; }

    /// <summary>The conversations that the call was made from: what is forgotten of them goes from here, too.</summary>
    public required IReadOnlyList<string> About { get; init; }

    /// <summary>Kept as it came, usable or not: the same checks come to the same end, so nothing is asked twice.</summary>
    public string? Text { get; init; }

    /// <summary>Set where the server refuses the call.</summary>
    public string? Refusal { get; init; }
    public long TokensIn { get; init; }
    public long TokensOut { get; init; }
}
