using Insights.App.DiscordChat.Rest;
using Insights.App.Settings;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Insights.App.DiscordChat;

/// <summary>
/// The process's one line to Discord's REST API: whoever uses it, bot or night, counts against the same limits. Made when it is first asked
/// for, since there may be no token.
/// </summary>
internal static class LineComposition
{
    public static IServiceCollection AddDiscordLine(this IServiceCollection services, InsightsSettings settings)
    {
        services.TryAddSingleton(_ => settings.Discord.ToOptions());
        services.TryAddSingleton<DiscordRest>();
        services.TryAddSingleton<Func<DiscordRest>>(provider => provider.GetRequiredService<DiscordRest>);
        return services;
    }
}
