using System.Globalization;
using System.Text;
using Insights.App.Commands;
using Insights.Publish;

namespace Insights.App.Erasures;

/// <summary>Remembers until the next publication that something in the pages may have been taken back.</summary>
internal static class TakenBack
{
    extension(CommandContext context)
    {
        public bool IsTakenBack => context.Work.Shared.Exists(PublishedFiles.TakenBack);

        public void TakeBack() => context.Work.Shared.Replace(
            [new SharedRecord(PublishedFiles.TakenBack, Encoding.UTF8.GetBytes(context.Clock.GetUtcNow().ToString("O", CultureInfo.InvariantCulture)))]);
    }
}
