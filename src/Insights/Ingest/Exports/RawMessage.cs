namespace Insights.Ingest.Exports;

/// <summary>A message while it is being read: what was found so far.</summary>
internal sealed class RawMessage
{
    public ulong? Id;
    public MessageKind Kind = MessageKind.Text;
    public DateTimeOffset? SentAt;
    public DateTimeOffset? EditedAt;
    public bool IsPinned;
    public string Content = "";
    public SourceAuthor? Author;
    public bool IsCommandAnswer;
    public bool HasReference;
    public ulong? ReferenceId;

    public List<SourceAuthor> Mentions { get; } = [];
    public List<Reaction> Reactions { get; } = [];
    public List<string> Attached { get; } = [];
}
