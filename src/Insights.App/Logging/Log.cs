using Microsoft.Extensions.Logging;

namespace Insights.App.Logging;

/// <summary>What the log says: counts and ids, never a message's text.</summary>
internal static partial class Log
{
    [LoggerMessage(EventId = 1, Level = LogLevel.Error, Message = "Ended with code {Code}: {Fault} {Place}")]
    public static partial void CommandEnded(this ILogger log, int code, string fault, string place);

    [LoggerMessage(EventId = 2, Level = LogLevel.Information, Message = "{Stage}: {Count} {Unit} in {Seconds:0.00} s")]
    public static partial void StageEnded(this ILogger log, string stage, long count, string unit, double seconds);

    [LoggerMessage(
        EventId = 3,
        Level = LogLevel.Information,
        Message = "Accepted {Accepted} of {Drafted} drafts; {Held} wait for a person, {Rejected} rejected, {Unanswered} unanswered")]
    public static partial void Reviewed(this ILogger log, int accepted, int drafted, int held, int rejected, int unanswered);

    [LoggerMessage(
        EventId = 4, Level = LogLevel.Information, Message = "Published {Entries} entries, {Changes} changes, {Warnings} warnings, blocked {Blocked}")]
    public static partial void Published(this ILogger log, int entries, int changes, int warnings, bool blocked);

    [LoggerMessage(EventId = 5, Level = LogLevel.Information, Message = "Forgot {Messages} messages in {Conversations} conversations; {Lines} kept lines removed")]
    public static partial void Forgot(this ILogger log, int messages, int conversations, int lines);

    [LoggerMessage(EventId = 15, Level = LogLevel.Information, Message = "Took what was forgotten out of this worker's files; {Lines} lines removed")]
    public static partial void FollowedForgetting(this ILogger log, int lines);

    [LoggerMessage(EventId = 6, Level = LogLevel.Information, Message = "Decided {Decision} for {Entry}: {Outcome}")]
    public static partial void Decided(this ILogger log, string decision, string entry, string outcome);

    [LoggerMessage(EventId = 7, Level = LogLevel.Information, Message = "{Limits}")]
    public static partial void ModelAnnounced(this ILogger log, string limits);

    [LoggerMessage(EventId = 8, Level = LogLevel.Information, Message = "{Calls} calls of the {Stage} stage wait for their batch")]
    public static partial void BatchWaits(this ILogger log, int calls, string stage);

    [LoggerMessage(
        EventId = 9,
        Level = LogLevel.Information,
        Message = "{Model}: {Calls} calls, {Hits} known replies, {TokensIn} tokens in, {TokensOut} out; {Refused} replies of no use")]
    public static partial void ModelAsked(this ILogger log, string model, int calls, int hits, long tokensIn, long tokensOut, int refused);

    [LoggerMessage(
        EventId = 30, Level = LogLevel.Information, Message = "Reported on {Period}: {Conversations} conversations, {Topics} topics in {Seconds:0.00} s")]
    public static partial void Reported(this ILogger log, string period, int conversations, int topics, double seconds);
}
