using System.Net;
using System.Text.Json;

namespace Insights.App.Http;

/// <summary>
/// Reads a reply to its end before anybody uses it: one that breaks off is a broken connection, which is tried again.
/// </summary>
internal sealed class WholeReplies(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    private const long LargestReply = 8 << 20;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        try
        {
            await response.Content.LoadIntoBufferAsync(LargestReply, cancellationToken);
            if (response.StatusCode == HttpStatusCode.OK)
            {
                using var whole = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync(cancellationToken));
            }

            return response;
        }
        catch (Exception cause) when (cause is JsonException or IOException or HttpRequestException)
        {
            response.Dispose();
            throw new HttpRequestException("the reply broke off", cause);
        }
    }
}
