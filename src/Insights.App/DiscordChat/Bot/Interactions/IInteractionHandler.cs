namespace Insights.App.DiscordChat.Bot.Interactions;

/// <summary>Answers some of the interactions.</summary>
internal interface IInteractionHandler
{
    /// <summary>What to do about it, without waiting for anything; null where it belongs to another handler.</summary>
    Handling? Find(Interaction interaction);
}
