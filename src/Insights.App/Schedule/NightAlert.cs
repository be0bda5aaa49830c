using System.Net.Http.Json;
using Insights.App.Commands;

namespace Insights.App.Schedule;

/// <summary>What a webhook is told of a night that failed.</summary>
internal sealed record NightAlert(string Community, string Night, string Ending, string Line)
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(20);

    /// <exception cref="WorkFaultException">Nobody took it.</exception>
    public static async Task PostAsync(Uri address, NightAlert alert, CancellationToken cancellationToken)
    {
        using var handler = new SocketsHttpHandler { AllowAutoRedirect = false };
        using var client = new HttpClient(handler) { Timeout = Timeout };
        try
        {
            using var response = await client.PostAsJsonAsync(address, alert, CommandContext.OneLine, cancellationToken);
            if (!response.IsSuccessStatusCode)
            {
                throw new WorkFaultException($"Schedule:AlertUri answers {(int)response.StatusCode}; correct it or its receiver.");
            }
        }
        catch (Exception cause) when (cause is HttpRequestException || (cause is TaskCanceledException && !cancellationToken.IsCancellationRequested))
        {
            // The address is a secret, and so may be what the fault says of it.
            throw new WorkFaultException("Schedule:AlertUri is not reached; correct it or start its receiver.");
        }
    }
}
