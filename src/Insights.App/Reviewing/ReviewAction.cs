using Insights.Ingest;

namespace Insights.App.Reviewing;

/// <summary>What a maintainer can do with a draft or an entry.</summary>
internal abstract record ReviewAction
{
    private ReviewAction()
    {
    }

    /// <summary>Publishes the draft; holds until the draft changes.</summary>
    public sealed record Approve(string? Note, bool IsPinned) : ReviewAction;

    /// <summary>Publishes the draft in other words, which pass the checks of mined ones.</summary>
    public sealed record Edit(GivenEdit Given, string? Note, bool IsPinned) : ReviewAction;

    /// <summary>Keeps the draft out and takes its entry back; holds until the draft changes.</summary>
    public sealed record Reject(string? Reason) : ReviewAction;

    /// <summary>Puts the entry into another for good.</summary>
    public sealed record Merge(string Into) : ReviewAction;

    /// <summary>Makes an entry of its own of some conversations.</summary>
    public sealed record Split(IReadOnlyList<ConversationId> Conversations) : ReviewAction;

    /// <summary>The maintainers' own words after the answer; empty takes them away.</summary>
    public sealed record Annotate(string Note) : ReviewAction;

    /// <summary>Keeps the entry published whatever becomes of its draft, or no longer.</summary>
    public sealed record Pin(bool IsPinned) : ReviewAction;
}

/// <summary>
/// What one maintainer asks for; <paramref name="Seen"/> is the version they looked at, null where they do not mind that it moved.
/// </summary>
internal sealed record ReviewRequest(string Id, ReviewAction Action, string Who, string? Seen);
