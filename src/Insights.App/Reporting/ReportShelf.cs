using Insights.App.Commands;
using Insights.App.Settings;
using Insights.App.Web.Publications;
using Insights.Ingest;
using Insights.Publish;
using Insights.Report;
using Insights.Report.Wording;
using Microsoft.Extensions.DependencyInjection;

namespace Insights.App.Reporting;

/// <summary>
/// Makes reports for readers, one at a time, and keeps the last ones: what they are made from is read once a publication. Quotes are looked
/// up in the store for every report that is made.
/// </summary>
internal sealed class ReportShelf(CommandContext context) : IDisposable
{
    private const int MostKept = 32;

    private readonly SemaphoreSlim turn = new(1);
    private readonly Dictionary<(ReportPeriod Period, string Language), ReportPage> kept = [];
    private ServedPublication? readFor;
    private ReportInput? input;

    /// <summary>The report's page; made where it is not kept.</summary>
    public Task<ReportPage> FindAsync(
        ServedPublication served, ReportPeriod period, string language, Func<FaqEntry, string> linkTo, CancellationToken cancellationToken) => InTurnAsync(
        served,
        async (read, store) =>
        {
            if (!kept.TryGetValue((period, language), out var page))
            {
                var request = new ReportRequest(period, period.Before, context.Settings.Review.MinAuthors);
                var report = await new ReportMaker(new StoredEvidence(store)).MakeAsync(read, request, cancellationToken);
                page = new ReportComposer(report, new Phrases(MessageFile.Read(Assets.ReportWords, language)), linkTo, null).Compose();
                if (kept.Count >= MostKept)
                {
                    kept.Clear();
                }

                kept.Add((period, language), page);
            }

            return page;
        },
        cancellationToken);

    /// <summary>The day of the last message known; today where there is none.</summary>
    public Task<DateOnly> FindLastDayAsync(ServedPublication served, CancellationToken cancellationToken) => InTurnAsync(
        served,
        (read, _) => Task.FromResult(DateOnly.FromDateTime(
            read.Conversations.Select(conversation => conversation.Activity.LastAt).DefaultIfEmpty(context.Clock.GetUtcNow()).Max().UtcDateTime)),
        cancellationToken);

    public void Dispose() => turn.Dispose();

    private async Task<T> InTurnAsync<T>(
        ServedPublication served, Func<ReportInput, IMessageStore, Task<T>> work, CancellationToken cancellationToken)
    {
        await turn.WaitAsync(cancellationToken);
        try
        {
            await using var services = context.Compose();
            var store = services.GetRequiredService<IMessageStore>();
            if (input is null || readFor != served)
            {
                input = await ReportReading.ReadAsync(context, store, cancellationToken);
                readFor = served;
                kept.Clear();
            }

            return await work(input, store);
        }
        finally
        {
            turn.Release();
        }
    }
}
