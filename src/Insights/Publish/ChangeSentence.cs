namespace Insights.Publish;

/// <summary>How a line of the change log is said: "Merged: A into B". The writer of a page fills in the entries' names.</summary>
internal sealed record ChangeSentence(string Verb, string? Joint = null)
{
    public static ChangeSentence Of(ChangeKind kind) => kind switch
    {
        ChangeKind.Added => new("Added"),
        ChangeKind.Changed => new("Changed"),
        ChangeKind.Merged => new("Merged", "into"),
        ChangeKind.Split => new("Split", "from"),
        ChangeKind.Retired => new("Retired"),
        ChangeKind.Withdrawn => new("Withdrawn, what backed it was taken back"),
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
