using Insights.Publish;
using Insights.Publish.Pages;

namespace Insights.Report.Writing;

/// <summary>Where an entry is read, seen from a report.</summary>
public static class EntryLinks
{
    /// <summary>From a report that lies beside the FAQ's folder.</summary>
    public static string Beside(FaqEntry entry) => $"../faq/{ThemePage.FileOf(entry.Theme.Name)}#{entry.Slug}";
}
