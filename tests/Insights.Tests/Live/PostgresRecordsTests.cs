using Insights.App.Store.Postgres;
using Insights.Publish;
using Insights.Tests.Publish;

namespace Insights.Tests.Live;

/// <summary>Shared records on a real PostgreSQL server.</summary>
[Collection(nameof(LivePostgres))]
public sealed class PostgresRecordsTests(LivePostgres server) : SharedRecordsConformance
{
    private string place = "";

    protected override ISharedRecords Open()
    {
        place = LivePostgres.Completed(server.NewDatabase("Timeout=60"));
        return Again();
    }

    protected override ISharedRecords Again() => new PostgresRecords(place);
}
