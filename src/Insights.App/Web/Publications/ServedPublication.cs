using Insights.Answer;
using Insights.Publish;

namespace Insights.App.Web.Publications;

/// <summary>A publication with all that is made of it once, so that a request sees one publication throughout.</summary>
internal sealed record ServedPublication(CommittedPublication Committed, Answerer Answerer)
{
    public Publication Publication => Committed.Publication;
}
