using Insights.App.Commands;
using Insights.App.Settings;
using Insights.Classify;
using Insights.Ingest;
using Insights.Pipeline;
using Insights.Report;
using Insights.Report.Mined;

namespace Insights.App.Reporting;

/// <summary>Reads what a report is made from: the store, the lines of the last run and the last publication; no FAQ folder.</summary>
internal static class ReportReading
{
    /// <exception cref="UnusableException">No run has mined anything yet.</exception>
    public static async Task<ReportInput> ReadAsync(CommandContext context, IConversationReader store, CancellationToken cancellationToken)
    {
        var mined = MinedLines.Read(context.Work.Shared, WorkFolder.MinedRecord) ?? throw new UnusableException(
            $"The work folder {context.Work} holds no mined conversations; run 'insights run' first, or name the right one with --work.");
        var publication = (await context.OpenPublication().ReadLastAsync("", cancellationToken)).Publication;
        var activities = await ActivityReading.RefreshAsync(store, mined, cancellationToken);
        var living = new List<MinedConversation>(mined.Count);
        foreach (var line in mined)
        {
            if (activities.TryGetValue(line.Id, out var read))
            {
                living.Add(line with { Fingerprint = read.Fingerprint, Activity = read.Activity });
            }
        }

        return new ReportInput
        {
            Community = context.Settings.Community.Name is { Length: > 0 } named ? named : publication.Community,
            Conversations = living,
            Entries = publication.Entries,
            Themes = ThemesOf(context.Settings.Classify),
            NotMined = activities.Count - living.Count,
        };
    }

    private static List<ThemeTitle> ThemesOf(ClassifySettings settings)
    {
        var taxonomy = TaxonomyFile.Read(settings.Taxonomy.Length > 0 ? settings.Taxonomy : Assets.Taxonomy);
        return
        [
            .. taxonomy.Themes.Where(theme => theme.Theme != Theme.Other).Select(theme => new ThemeTitle(theme.Theme.Name, theme.Title)),
            new ThemeTitle(Theme.Other.Name, taxonomy.TitleOf(Theme.Other)),
        ];
    }
}
