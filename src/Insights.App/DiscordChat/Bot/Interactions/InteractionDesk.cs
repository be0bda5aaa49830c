using Insights.App.DiscordChat.Bot.Messages;
using Insights.App.DiscordChat.Rest;
using Microsoft.Extensions.Logging;

namespace Insights.App.DiscordChat.Bot.Interactions;

/// <summary>
/// What a handler makes of an interaction: a first answer at once, and what takes longer after it, which may change that answer.
/// </summary>
/// <param name="First">Sent within three seconds: nothing that may take longer happens before it.</param>
/// <param name="Then">The rest of the work; its message takes the place of the first answer. Null where there is no rest.</param>
internal sealed record Handling(InteractionReply First, Func<CancellationToken, Task<OutgoingMessage?>>? Then)
{
    public static Handling Of(InteractionReply reply) => new(reply, null);

    /// <summary>Says something that only the caller sees.</summary>
    public static Handling Tell(string words) => Of(new InteractionReply.Says(new OutgoingMessage { Content = words }.ForOneself()));

    /// <summary>Lets the caller wait, and then says what was found.</summary>
    public static Handling Work(bool isForOneself, Func<CancellationToken, Task<OutgoingMessage?>> work) =>
        new(new InteractionReply.Thinks(isForOneself), work);
}

/// <summary>Answers interactions, whichever way they come in: each once, within three seconds, and to the end within minutes.</summary>
internal sealed class InteractionDesk(InteractionRouter router, DiscordRest rest, TimeProvider clock, ILogger<InteractionDesk> log)
{
    private const int AlreadyAcknowledged = 40060;

    // The token lives for fifteen minutes; who waits for more than this should hear so.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    private readonly HandledIds handled = new();

    /// <summary>Answers one interaction; one that was answered before is passed over.</summary>
    public async Task AnswerAsync(Interaction interaction, CancellationToken cancellationToken)
    {
        if (!handled.Add(interaction.Source.Id))
        {
            return;
        }

        var handling = router.Route(interaction);
        try
        {
            if (await AcknowledgeAsync(interaction.Source, handling.First, cancellationToken) && handling.Then is { } work)
            {
                await FinishAsync(interaction.Source, work, cancellationToken);
            }
        }
        catch (WorkFaultException fault)
        {
            log.AnswerFailed(interaction.Source.Id, fault.GetType().Name);
        }
    }

    private async Task<bool> AcknowledgeAsync(InteractionSource source, InteractionReply reply, CancellationToken cancellationToken)
    {
        var answer = await rest.SendAsync<EmptyAnswer>(
            HttpMethod.Post, $"interactions/{source.Id}/{source.Token.Value}/callback", reply.ToBody(), cancellationToken);
        if (answer is ApiAnswer<EmptyAnswer>.Refused { Code: not AlreadyAcknowledged } refused)
        {
            log.AcknowledgementRefused(source.Id, refused.Status, refused.Code);
            return false;
        }

        return true;
    }

    private async Task FinishAsync(
        InteractionSource source, Func<CancellationToken, Task<OutgoingMessage?>> work, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await using var limit = clock.CreateTimer(_ => patience.Cancel(), null, Patience, Timeout.InfiniteTimeSpan);
        if (await TryAsync(work, patience.Token, cancellationToken) is not { } message)
        {
            return;
        }

        var answer = await rest.SendAsync<EmptyAnswer>(
            HttpMethod.Patch, $"webhooks/{source.Application}/{source.Token.Value}/messages/@original", message, cancellationToken);
        if (answer is ApiAnswer<EmptyAnswer>.Refused refused)
        {
            log.AnswerRefused(source.Id, refused.Status, refused.Code);
        }
    }

    private static async Task<OutgoingMessage?> TryAsync(
        Func<CancellationToken, Task<OutgoingMessage?>> work, CancellationToken patience, CancellationToken cancellationToken)
    {
        try
        {
            return await work(patience);
        }
        catch (Exception fault) when (fault is UnusableException or WorkFaultException)
        {
            // Its line names the thing and the remedy, and no text of the community's.
            return new OutgoingMessage { Content = DiscordText.Shorten(DiscordText.Escape(fault.Message), 1900) };
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new OutgoingMessage { Content = "This took too long. Please try again later." };
        }
    }
}

/// <summary>An answer of which nothing is read.</summary>
internal sealed record EmptyAnswer;
