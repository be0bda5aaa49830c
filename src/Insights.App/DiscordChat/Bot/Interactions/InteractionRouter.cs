using System.Globalization;

namespace Insights.App.DiscordChat.Bot.Interactions;

/// <summary>Finds who answers an interaction, if its caller has not asked too often and is in the server that the bot serves.</summary>
internal sealed class InteractionRouter(IEnumerable<IInteractionHandler> handlers, CallerLimits limits, DiscordOptions options)
{
    private const string Unknown = "This is no longer known here. Please use the command again.";

    public Handling Route(Interaction interaction)
    {
        if (interaction.Source.Guild != options.Guild)
        {
            return Refuse(interaction, "This FAQ belongs to another server.");
        }

        // Words half typed come with every key: they are answered from memory and not counted.
        if (interaction is not Interaction.Autocomplete && limits.Take(interaction.Source) is var wait && wait > TimeSpan.Zero)
        {
            return Handling.Tell(string.Create(
                CultureInfo.InvariantCulture, $"That was a lot at once. Please try again in {Math.Ceiling(wait.TotalSeconds):0} seconds."));
        }

        return handlers.Select(handler => handler.Find(interaction)).FirstOrDefault(handling => handling is not null)
            ?? Refuse(interaction, Unknown);
    }

    private static Handling Refuse(Interaction interaction, string words) => interaction is Interaction.Autocomplete
        ? Handling.Of(new InteractionReply.Suggests([]))
        : Handling.Tell(words);
}
