using Insights.Review;

namespace Insights.Pipeline;

/// <summary>The drafts of the last run with what the review said of them; held and rejected ones stay here and are not published.</summary>
public static class ReviewQueue
{
    public static byte[] Write(IEnumerable<ReviewedDraft> reviewed) => JsonText.WriteLines(reviewed);

    public static IReadOnlyList<ReviewedDraft> Read(WorkFolder work) => JsonText.ReadLines<ReviewedDraft>(work.Shared, WorkFolder.ReviewedRecord);
}
