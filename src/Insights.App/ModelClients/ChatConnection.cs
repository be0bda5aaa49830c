using Insights.App.Settings;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.SemanticKernel;

namespace Insights.App.ModelClients;

/// <summary>The bare way to an OpenAI-compatible server: Semantic Kernel's connector over HTTP that tries again.</summary>
internal sealed class ChatConnection : IDisposable
{
    /// <summary>What servers that ask for no key are sent in its place.</summary>
    private const string NoKey = "none";

    private readonly HttpClient http;
    private readonly ServiceProvider services;

    public ChatConnection(ChatSettings settings)
    {
        http = PatientHttp.Create(settings.Timeout, settings.RetryDelay);
        services = new ServiceCollection()
            .AddOpenAIChatClient(
                settings.Model,
                new Uri(settings.Endpoint),
                settings.ApiKey.Length > 0 ? settings.ApiKey : NoKey,
                httpClient: http)
            .BuildServiceProvider();
    }

    public IChatClient Client => services.GetRequiredService<IChatClient>();

    public void Dispose()
    {
        services.Dispose();
        http.Dispose();
    }
}
