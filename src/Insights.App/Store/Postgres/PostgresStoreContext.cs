using Microsoft.EntityFrameworkCore;

namespace Insights.App.Store.Postgres;

/// <summary>The same model; a type of its own, since EF Core keeps one line of migrations a context.</summary>
internal sealed class PostgresStoreContext(DbContextOptions<PostgresStoreContext> options) : StoreContext(options);
