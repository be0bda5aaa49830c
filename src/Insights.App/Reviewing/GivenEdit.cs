using System.Text.Json;
using Insights.App.Commands;

namespace Insights.App.Reviewing;

/// <summary>A wording as a reviewer gives it; null parts are left as drafted.</summary>
internal sealed record GivenEdit(string? Question, IReadOnlyList<GivenClaim>? Answer)
{
    /// <exception cref="UnusableException">The file is no edit.</exception>
    public static async Task<GivenEdit> ReadAsync(string file, CancellationToken cancellationToken)
    {
        using var text = TextFile.Open(file);
        try
        {
            return JsonSerializer.Deserialize<GivenEdit>(await text.ReadToEndAsync(cancellationToken), JsonSerializerOptions.Web)
                ?? new GivenEdit(null, null);
        }
        catch (JsonException cause)
        {
            throw new UnusableException($"{file} is no edit; give JSON as 'insights review show ID --json' prints it.", cause);
        }
    }
}

internal sealed record GivenClaim(string Text, IReadOnlyList<GivenEvidence>? Evidence);

internal sealed record GivenEvidence(string Message, string Quote);
