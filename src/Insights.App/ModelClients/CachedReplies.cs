using Insights.Agents;
using Microsoft.Extensions.AI;

namespace Insights.App.ModelClients;

/// <summary>Answers from the book what was asked before, and keeps what is answered anew.</summary>
internal sealed class CachedReplies(IChatClient inner, string model, ReplyBook book, CallLedger ledger) : DelegatingChatClient(inner)
{
    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var asked = messages.ToList();
        var key = ReplyKey.Of(model, asked, options);
        if (book.Find(key) is { } kept)
        {
            ledger.Hit();
            return kept.Refusal is { } refusal
                ? throw new ModelRefusedException(refusal)
                : new ChatResponse(new ChatMessage(ChatRole.Assistant, kept.Text));
        }

        var origin = ReplyKey.OriginOf(options);
        var reply = new KeptReply { Key = key, Prompt = origin.Prompt, Model = model, About = origin.About };
        try
        {
            var response = await base.GetResponseAsync(asked, options, cancellationToken);
            book.Add(reply with
            {
                Text = response.Text,
                TokensIn = response.Usage?.InputTokenCount ?? 0,
                TokensOut = response.Usage?.OutputTokenCount ?? 0,
            });
            return response;
        }
        catch (ModelRefusedException refused)
        {
            book.Add(reply with { Refusal = refused.Message });
            throw;
        }
    }
}
