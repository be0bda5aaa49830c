namespace Insights.Publish.Site;

/// <summary>What forms accept.</summary>
public static class SiteLimits
{
    /// <summary>Characters of a question; models read no more than a part of that.</summary>
    public const int LongestQuestion = 2000;
}
