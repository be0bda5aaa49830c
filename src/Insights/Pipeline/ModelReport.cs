namespace Insights.Pipeline;

/// <summary>What the chat model was asked in a run, what that cost, and what of it was of no use.</summary>
public sealed record ModelReport
{
    public required string Name { get; init; }
    public required int Calls { get; init; }
    public required int CacheHits { get; init; }
    public required long TokensIn { get; init; }
    public required long TokensOut { get; init; }

    /// <summary>In the currency of the prices; null where a price is unknown.</summary>
    public decimal? Cost { get; init; }
    public long? MaxTokens { get; init; }
    public decimal? MaxCost { get; init; }

    /// <summary>Drafts that the model wrote and such as the offline drafter wrote in its place.</summary>
    public required int DraftedByModel { get; init; }
    public required int DraftedOffline { get; init; }

    /// <summary>Replies that were asked for again.</summary>
    public required int Repeats { get; init; }

    /// <summary>Replies of no use, by agent and reason.</summary>
    public required IReadOnlyDictionary<string, int> Refused { get; init; }

    /// <summary>What was done without the model, by agent and reason.</summary>
    public required IReadOnlyDictionary<string, int> DoneOffline { get; init; }

    /// <summary>Claims and notes that the model made up, by what was wrong with them.</summary>
    public required IReadOnlyDictionary<string, int> Dropped { get; init; }

    /// <summary>Calls that wait for their batch; null outside batch mode.</summary>
    public int? Waiting { get; init; }
}
