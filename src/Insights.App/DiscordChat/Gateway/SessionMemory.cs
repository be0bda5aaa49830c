using System.Diagnostics.CodeAnalysis;

namespace Insights.App.DiscordChat.Gateway;

/// <summary>What is needed to go on with a session on another connection.</summary>
internal sealed class SessionMemory
{
    // Discord sends at most a few thousand events again after a resume.
    private const int MostRemembered = 10_000;

    private readonly HashSet<long> seen = [];
    private readonly Queue<long> order = [];

    public string? Id { get; private set; }

    public Uri? ResumeUrl { get; private set; }

    /// <summary>The greatest number of an event so far; null before the first.</summary>
    public long? Sequence { get; private set; }

    [MemberNotNullWhen(true, nameof(Id), nameof(ResumeUrl))]
    public bool CanResume => Id is not null && ResumeUrl is not null;

    public void Start(string id, Uri resumeUrl) => (Id, ResumeUrl) = (id, resumeUrl);

    /// <summary>True where an event of this number came before.</summary>
    public bool Knows(long sequence) => seen.Contains(sequence);

    public void Note(long sequence)
    {
        seen.Add(sequence);
        order.Enqueue(sequence);
        if (order.Count > MostRemembered)
        {
            seen.Remove(order.Dequeue());
        }

        Sequence = Math.Max(Sequence ?? 0, sequence);
    }

    public void Forget()
    {
        (Id, ResumeUrl, Sequence) = (null, null, null);
        seen.Clear();
        order.Clear();
    }
}
