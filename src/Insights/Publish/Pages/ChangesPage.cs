using System.Globalization;
using System.Text;

namespace Insights.Publish.Pages;

/// <summary>changes.md: the change log, newest first.</summary>
internal static class ChangesPage
{
    public static string Write(LastPublication publication)
    {
        var names = new EntryNames(publication.Publication);
        var page = new StringBuilder("# Changes\n\n[All themes](README.md)\n");
        DateOnly? day = null;
        foreach (var run in publication.Log)
        {
            if (run.Day != day)
            {
                day = run.Day;
                page.Append(CultureInfo.InvariantCulture, $"\n## {run.Day:yyyy-MM-dd}\n\n");
            }

            foreach (var change in run.Changes)
            {
                page.Append(CultureInfo.InvariantCulture, $"- {names.Describe(change)}\n");
            }
        }

        return page.ToString();
    }
}
