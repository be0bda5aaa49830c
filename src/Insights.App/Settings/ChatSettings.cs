using System.ComponentModel.DataAnnotations;

namespace Insights.App.Settings;

/// <summary>The chat model, if any.</summary>
internal sealed record ChatSettings : IValidatableObject
{
    /// <summary>The address of any OpenAI-compatible API, ending in /v1; empty: no model.</summary>
    public string Endpoint { get; init; } = "";

    /// <summary>The model's name as the server knows it.</summary>
    public string Model { get; init; } = "";

    /// <summary>Empty where the server asks for none.</summary>
    [Secret]
    public string ApiKey { get; init; } = "";

    /// <summary>How many calls are under way at a time.</summary>
    [Range(1, 256)]
    public int Concurrency { get; init; } = 4;

    /// <summary>Tokens a night, in and out; none: no limit.</summary>
    [Range(1, long.MaxValue)]
    public long? MaxTokens { get; init; }

    /// <summary>Money a night, in the currency of the prices.</summary>
    [Range(0.0, 1e9)]
    public decimal? MaxCost { get; init; }

    /// <summary>For a million tokens of input.</summary>
    [Range(0.0, 1e9)]
    public decimal? PriceIn { get; init; }

    /// <summary>For a million tokens of output.</summary>
    [Range(0.0, 1e9)]
    public decimal? PriceOut { get; init; }

    /// <summary>How long a call may take before it is tried again.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "01:00:00")]
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>How long is waited before a first call is tried again, where the server does not say.</summary>
    [Range(typeof(TimeSpan), "00:00:00.001", "00:10:00")]
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromSeconds(1);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Endpoint.Length == 0)
        {
            yield break;
        }

        if (!Uri.TryCreate(Endpoint, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https") || address.UserInfo.Length > 0)
        {
            yield return new ValidationResult("give an address such as http://127.0.0.1:11434/v1", [nameof(Endpoint)]);
        }

        if (Model.Length == 0)
        {
            yield return new ValidationResult("with Chat:Endpoint the model's name is needed, too", [nameof(Model)]);
        }

        if (MaxCost is not null && (PriceIn is null || PriceOut is null))
        {
            yield return new ValidationResult("a limit in money needs Chat:PriceIn and Chat:PriceOut", [nameof(MaxCost)]);
        }
    }
}
