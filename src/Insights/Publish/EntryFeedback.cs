namespace Insights.Publish;

/// <summary>What somebody said of an answer.</summary>
public enum FeedbackKind
{
    Helped,
    NotHelpful,

    /// <summary>A person was asked for in its place.</summary>
    AskedHuman,
}

/// <summary>How many people said what of an entry; of each person the latest word counts.</summary>
public sealed record EntryFeedback(string Entry, int Helped, int NotHelpful, int AskedHuman)
{
    /// <summary>True where the entry left somebody without help.</summary>
    public bool IsLacking => NotHelpful + AskedHuman > 0;
}
