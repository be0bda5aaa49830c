using Insights.App.DiscordChat.Rest;
using Insights.App.Settings;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Insights.App.DiscordChat;

/// <summary>The process's one line to Discord's REST API, where a token is given: whoever uses it, bot or night, counts against the same limits.</summary>
internal static class LineComposition
{
    public static IServiceCollection AddDiscordLine(this IServiceCollection services, InsightsSettings settings)
    {
        if (settings.Discord.Token.Length > 0)
        {
            services.TryAddSingleton(_ => settings.Discord.ToOptions());
            services.TryAddSingleton<DiscordRest>();
        }

        return services;
    }
}
