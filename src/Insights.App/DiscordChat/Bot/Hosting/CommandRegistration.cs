using System.Text.Json;
using Insights.App.DiscordChat.Bot.Commands;
using Insights.App.DiscordChat.Rest;
using Insights.App.DiscordChat.Wire;
using Microsoft.Extensions.Logging;

namespace Insights.App.DiscordChat.Bot.Hosting;

/// <summary>Gives the server the bot's commands; where they are there already, nothing is written.</summary>
internal sealed class CommandRegistration(DiscordRest rest, DiscordOptions options, TimeProvider clock, ILogger<CommandRegistration> log)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);

    /// <summary>Tries until Discord answers.</summary>
    /// <exception cref="UnusableException">Discord refuses the token.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                await RegisterAsync(cancellationToken);
                log.BotStarted(CommandDefinitions.All.Count);
                return;
            }
            catch (WorkFaultException away)
            {
                log.DiscordAway(away.GetType().Name, Pause.TotalSeconds);
                await Task.Delay(Pause, clock, cancellationToken);
            }
        }
    }

    private async Task RegisterAsync(CancellationToken cancellationToken)
    {
        var application = (await rest.GetAsync<DiscordApplication>("applications/@me", cancellationToken)).Get("the application");
        var path = $"applications/{application.Id}/guilds/{options.Guild}/commands";
        var wanted = JsonSerializer.SerializeToElement(CommandDefinitions.All, WireJson.Options);
        var known = (await rest.GetAsync<JsonElement>(path, cancellationToken)).Get("the list of commands");
        if (!AreSame(wanted, known))
        {
            (await rest.SendAsync<JsonElement>(HttpMethod.Put, path, wanted, cancellationToken)).Get("the registration of commands");
        }
    }

    private static bool AreSame(JsonElement wanted, JsonElement known) =>
        known.ValueKind == JsonValueKind.Array && wanted.GetArrayLength() == known.GetArrayLength()
        && wanted.EnumerateArray().All(command => known.EnumerateArray().Any(other => JsonSubset.Holds(other, command)));
}
