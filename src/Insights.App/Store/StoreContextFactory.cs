using Insights.App.Store.Postgres;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Insights.App.Store;

/// <summary>
/// For <c>dotnet ef migrations add NAME --project src/Insights.App --context StoreContext --output-dir Store/Migrations</c> and
/// <c>… --context PostgresStoreContext --output-dir Store/Postgres/Migrations</c> alone; every change of the model needs both.
/// </summary>
internal sealed class StoreContextFactory : IDesignTimeDbContextFactory<StoreContext>, IDesignTimeDbContextFactory<PostgresStoreContext>
{
    public StoreContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<StoreContext>().UseSqlite("Data Source=:memory:").Options);

    PostgresStoreContext IDesignTimeDbContextFactory<PostgresStoreContext>.CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PostgresStoreContext>().UseNpgsql().Options);
}
