using Insights.App.DiscordChat.Bot.Messages;

namespace Insights.App.DiscordChat.Bot.Interactions;

/// <summary>The first answer to an interaction, due within three seconds.</summary>
internal abstract record InteractionReply(int Type)
{
    /// <summary>A message.</summary>
    public sealed record Says(OutgoingMessage Message) : InteractionReply(4);

    /// <summary>"Thinking…"; an edit takes its place.</summary>
    public sealed record Thinks(bool IsForOneself) : InteractionReply(5);

    /// <summary>The message under which the button is, in another state.</summary>
    public sealed record Changes(OutgoingMessage Message) : InteractionReply(7);

    /// <summary>What the word half typed may become.</summary>
    public sealed record Suggests(IReadOnlyList<Suggestion> Choices) : InteractionReply(8);

    /// <summary>A form to fill in; it cannot follow upon another answer.</summary>
    public sealed record Asks(Form Form) : InteractionReply(9);

    /// <summary>The body of the callback.</summary>
    public object ToBody() => this switch
    {
        Says says => new { Type, Data = says.Message },
        Thinks thinks => new { Type, Data = new { Flags = thinks.IsForOneself ? OutgoingMessage.Ephemeral : 0 } },
        Changes changes => new { Type, Data = changes.Message },
        Suggests suggests => new { Type, Data = new { suggests.Choices } },
        Asks asks => new { Type, Data = asks.Form },
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}

/// <summary>A choice: what is shown, and what the command gets.</summary>
internal sealed record Suggestion(string Name, string Value);
