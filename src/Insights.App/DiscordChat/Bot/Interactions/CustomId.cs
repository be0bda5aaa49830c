namespace Insights.App.DiscordChat.Bot.Interactions;

/// <summary>
/// What stands in a button or form: a version, what it does, and to what. It outlives restarts, and whoever presses it is looked at
/// anew: an id gives no rights.
/// </summary>
internal sealed record CustomId(CustomAction Action, string Subject, string Version)
{
    private const string Prefix = "i1";
    private const char Stroke = '|';
    private const int Longest = 100;

    public static CustomId Of(CustomAction action, string subject) => new(action, subject, "");

    /// <summary>Null where the id is none of ours, or of a version that is no more.</summary>
    public static CustomId? Parse(string text)
    {
        var parts = text.Split(Stroke);
        return parts is [Prefix, var action, var subject, var version]
            && Enum.TryParse<CustomAction>(action, out var known) && Enum.IsDefined(known) && !char.IsAsciiDigit(action[0])
            ? new CustomId(known, subject, version)
            : null;
    }

    public override string ToString()
    {
        var text = string.Join(Stroke, Prefix, Action, Subject, Version);
        return text.Length <= Longest ? text : throw new System.Diagnostics.UnreachableException($"The id of a button has {text.Length} characters.");
    }
}

/// <summary>What a button or form does; the names stand in messages that were sent long ago.</summary>
internal enum CustomAction
{
    Helped,
    NotHelpful,
    AskHuman,
    Approve,
    Edit,
    EditForm,
    Reject,
    RejectForm,
    Forget,
}
