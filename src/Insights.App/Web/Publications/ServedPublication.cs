using Insights.Answer;
using Insights.App.Web.Pages;
using Insights.Publish;

namespace Insights.App.Web.Publications;

/// <summary>A publication with all that is made of it once, so that a request sees one publication throughout.</summary>
internal sealed record ServedPublication(CommittedPublication Committed, Answerer Answerer)
{
    public Publication Publication => Committed.Publication;

    public IReadOnlyDictionary<string, FaqEntry> ById { get; } = Committed.Publication.Entries.ToDictionary(entry => entry.Id);

    private readonly Dictionary<string, FaqEntry> bySlug = Committed.Publication.Entries.ToDictionary(entry => entry.Slug);

    /// <summary>An entry by its id or slug.</summary>
    public FaqEntry? Find(string name) => ById.GetValueOrDefault(name) ?? bySlug.GetValueOrDefault(name);

    /// <summary>Its pages.</summary>
    public required ServedSite Site { get; init; }
}
