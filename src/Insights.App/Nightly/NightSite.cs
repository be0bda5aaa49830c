using Insights.App.Commands;
using Insights.Publish;
using Insights.Publish.Site;

namespace Insights.App.Nightly;

/// <summary>Writes what a night published as a folder of web pages.</summary>
internal static class NightSite
{
    /// <summary>Sees before the long work that the folder can be one.</summary>
    /// <exception cref="UnusableException">It cannot.</exception>
    public static void EnsureWritable(string folder)
    {
        try
        {
            if (folder.Length == 0 || File.Exists(folder))
            {
                throw new UnusableException($"The site cannot be written to '{folder}'; name a folder with --site.");
            }

            Directory.CreateDirectory(folder);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new UnusableException($"The site cannot be written to {folder}; name a folder that can be written with --site.", cause);
        }
    }

    public static async Task WriteAsync(
        string folder, CommandContext context, PublishOutcome outcome, PublishedFile map, CancellationToken cancellationToken)
    {
        var hasMap = map.Content.Length > 0;
        var committed = new CommittedPublication(outcome.Publication, FaqJson.Write(outcome.Publication), outcome.Next.Log)
        {
            Map = hasMap ? map.Content : null,
        };
        var site = new Website(committed, new WebsiteOptions
        {
            IsStatic = true,
            Menu = hasMap ? [new MenuItem("Map", Website.MapPageName)] : [],
            Address = context.Settings.Web.PublicUri,
        });
        await SiteFolder.WriteAsync(folder, site, cancellationToken);
    }
}
