using Insights.App.DiscordChat.Wire;
using Insights.Ingest;
using Microsoft.Extensions.Logging;

namespace Insights.App.DiscordChat.Bot;

/// <summary>What the log says of the bot: counts and ids.</summary>
internal static partial class Log
{
    [LoggerMessage(EventId = 421, Level = LogLevel.Warning, Message = "Interaction {Interaction} could not be acknowledged: status {Status}, code {Code}")]
    public static partial void AcknowledgementRefused(this ILogger log, WireId interaction, int status, int code);

    [LoggerMessage(EventId = 422, Level = LogLevel.Warning, Message = "The answer to interaction {Interaction} was refused: status {Status}, code {Code}")]
    public static partial void AnswerRefused(this ILogger log, WireId interaction, int status, int code);

    [LoggerMessage(EventId = 423, Level = LogLevel.Warning, Message = "Interaction {Interaction} could not be answered: {Fault}")]
    public static partial void AnswerFailed(this ILogger log, WireId interaction, string fault);

    [LoggerMessage(EventId = 424, Level = LogLevel.Information, Message = "The bot serves with {Commands} commands")]
    public static partial void BotStarted(this ILogger log, int commands);

    [LoggerMessage(EventId = 425, Level = LogLevel.Error, Message = "The bot stopped: {Why}")]
    public static partial void BotStopped(this ILogger log, string why);

    [LoggerMessage(EventId = 426, Level = LogLevel.Warning, Message = "Discord is not reached: {Fault}; the next try follows in {Seconds:0} s")]
    public static partial void DiscordAway(this ILogger log, string fault, double seconds);

    [LoggerMessage(EventId = 427, Level = LogLevel.Information, Message = "Answered the new post {Post}")]
    public static partial void PostAnswered(this ILogger log, ChannelId post);

    [LoggerMessage(EventId = 428, Level = LogLevel.Warning, Message = "The new post {Post} was not answered: {Fault}")]
    public static partial void PostFailed(this ILogger log, ChannelId post, string fault);

    [LoggerMessage(EventId = 429, Level = LogLevel.Warning, Message = "A change on Discord was not kept: {Fault}")]
    public static partial void ChangeLost(this ILogger log, string fault);

    [LoggerMessage(EventId = 431, Level = LogLevel.Information, Message = "Caught up after a new session: {New} new, {Changed} changed, {Deleted} deleted")]
    public static partial void CaughtUp(this ILogger log, int @new, int changed, int deleted);

    [LoggerMessage(EventId = 432, Level = LogLevel.Warning, Message = "Could not catch up after a new session: {Fault}")]
    public static partial void NotCaughtUp(this ILogger log, string fault);

    [LoggerMessage(EventId = 433, Level = LogLevel.Information, Message = "The bot stands by until no other worker listens to Discord")]
    public static partial void BotStandsBy(this ILogger log);

    [LoggerMessage(EventId = 434, Level = LogLevel.Information, Message = "The bot is this worker's turn")]
    public static partial void BotTakesOver(this ILogger log);

    [LoggerMessage(EventId = 435, Level = LogLevel.Warning, Message = "The bot's place at the store's server was lost; this worker stops listening")]
    public static partial void BotLostPlace(this ILogger log);

    [LoggerMessage(EventId = 436, Level = LogLevel.Warning, Message = "Whose turn the bot is cannot be asked ({Fault}); tried again")]
    public static partial void BotPlaceUnknown(this ILogger log, string fault);

    [LoggerMessage(EventId = 430, Level = LogLevel.Warning, Message = "What was taken back or waits for a card could not be looked at: {Fault}")]
    public static partial void ChoreFailed(this ILogger log, string fault);
}
