using System.Net;
using System.Net.Http.Headers;
using System.Reflection;
using System.Text.Json;
using Insights.App.DiscordChat.Wire;
using Polly.Timeout;

namespace Insights.App.DiscordChat.Rest;

/// <summary>
/// Discord's REST API: one request, one answer. Limits, retries and timeouts are kept below; 401 ends everything with
/// <see cref="UnusableException"/>, a server that stays away with <see cref="WorkFaultException"/>.
/// </summary>
internal sealed class DiscordRest : IDisposable
{
    /// <summary>The path as it was asked for, by which limits are counted wherever the server lies.</summary>
    public static readonly HttpRequestOptionsKey<string> PathKey = new("discord-path");

    /// <summary>Who we are; Discord refuses requests and sockets that do not say so.</summary>
    public static string Agent { get; } =
        $"DiscordBot (https://insights.example, {typeof(DiscordRest).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion})";

    /// <summary>Who is told of each request that is sent.</summary>
    public static readonly HttpRequestOptionsKey<CallCount> CallsKey = new("discord-calls");

    private readonly CallCount calls = new();
    private readonly HttpClient http;
    private readonly RateLimits? limits;
    private readonly AuthenticationHeaderValue token;

    public DiscordRest(DiscordOptions options, TimeProvider clock)
    {
        limits = new RateLimits(clock);
        http = RestPipeline.Create(limits, clock);
        http.BaseAddress = new Uri(options.ApiBase.AbsoluteUri.TrimEnd('/') + "/");
        http.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", Agent);
        token = new AuthenticationHeaderValue("Bot", options.Token);
    }

    private DiscordRest(DiscordRest owner) => (http, token) = (owner.http, owner.token);

    /// <summary>Requests sent so far, tries that failed included.</summary>
    public long Calls => calls.Count;

    /// <summary>The same line for another user, whose requests count against the same limits and are counted apart; usable as long as this one is.</summary>
    public DiscordRest Share() => new(this);

    public Task<ApiAnswer<T>> GetAsync<T>(string path, CancellationToken cancellationToken) =>
        SendAsync<T>(HttpMethod.Get, path, null, cancellationToken);

    /// <summary>Sends a body as JSON; where the answer has no body, the value is default.</summary>
    /// <param name="method">A write is tried again like a read: give messages a nonce.</param>
    /// <param name="path">Without a leading slash, as <c>channels/1/messages</c>.</param>
    /// <param name="body">Null where there is none.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task<ApiAnswer<T>> SendAsync<T>(HttpMethod method, string path, object? body, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Options.Set(PathKey, path);
        request.Options.Set(CallsKey, calls);
        if (!RequestRoute.Of(method, path).IsOfInteraction)
        {
            request.Headers.Authorization = token;
        }

        if (body is not null)
        {
            request.Content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(body, body.GetType(), WireJson.Options));
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        }

        try
        {
            using var response = await http.SendAsync(request, cancellationToken);
            return await ReadAsync<T>(response, cancellationToken);
        }
        catch (Exception cause) when (cause is HttpRequestException or TimeoutRejectedException or IOException)
        {
            throw new WorkFaultException(
                $"Discord does not answer at {http.BaseAddress} ({cause.Message.TrimEnd('.')}); check the network and Discord:ApiBase, then start again: nothing is lost.",
                cause);
        }
    }

    public void Dispose()
    {
        if (limits is not null)
        {
            http.Dispose();
            limits.Dispose();
        }
    }

    private async Task<ApiAnswer<T>> ReadAsync<T>(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var body = await response.Content.ReadAsByteArrayAsync(cancellationToken);
        var status = (int)response.StatusCode;
        if (status >= 500)
        {
            throw new WorkFaultException(
                $"Discord fails at {http.BaseAddress} (status {status}), also when asked again; start again later: nothing is lost.");
        }

        if (status >= 300)
        {
            return new ApiAnswer<T>.Refused(status, ApiError.Find(body)?.Code ?? 0);
        }

        if (response.StatusCode == HttpStatusCode.NoContent || body.Length == 0)
        {
            return new ApiAnswer<T>.Done(default!);
        }

        try
        {
            return new ApiAnswer<T>.Done(JsonSerializer.Deserialize<T>(body, WireJson.Options)!);
        }
        catch (JsonException cause)
        {
            throw new WorkFaultException(
                $"What answers at {http.BaseAddress} is not Discord's API (unreadable at {cause.Path}); correct Discord:ApiBase.", cause);
        }
    }
}
