using Insights.Review;

namespace Insights.App.Settings;

/// <summary>What the critic is told.</summary>
internal static class ReviewRules
{
    public static ReviewOptions Of(ReviewSettings settings)
    {
        var options = new ReviewOptions
        {
            MinAuthors = settings.MinAuthors,
            MinConversations = settings.MinConversations,
            IsManual = settings.Mode == ReviewMode.Manual,
        };
        return settings.AcceptAt is { } acceptAt ? options with { AcceptAt = acceptAt } : options;
    }
}
