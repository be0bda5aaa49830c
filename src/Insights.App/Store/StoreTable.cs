using Microsoft.EntityFrameworkCore;

namespace Insights.App.Store;

/// <summary>A table of the store as a copy sees it.</summary>
internal sealed record StoreTable(string Name, IReadOnlyList<(string Name, Type Type)> Columns)
{
    public string Select => $"SELECT {Join(Columns.Select(column => column.Name))} FROM {Name}";

    public string Copy => $"COPY {Name} ({Join(Columns.Select(column => column.Name))}) FROM STDIN (FORMAT BINARY)";

    public string Insert =>
        $"INSERT INTO {Name} ({Join(Columns.Select(column => column.Name))}) VALUES ({Join(Columns.Select((_, place) => FormattableString.Invariant($"@p{place}")))})";

    /// <summary>All tables of messages and what belongs to them; the records that workers share are copied by name.</summary>
    public static IReadOnlyList<StoreTable> All()
    {
        using var context = new StoreContext(new DbContextOptionsBuilder<StoreContext>().UseSqlite().Options);
        return
        [
            .. context.Model.GetEntityTypes()
                .Where(entity => entity.ClrType != typeof(RecordRow) && entity.ClrType != typeof(LineRow))
                .Select(entity => new StoreTable(
                    entity.GetTableName()!,
                    [.. entity.GetProperties().Select(property => (property.GetColumnName(), Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType))]))
                .OrderBy(table => table.Name, StringComparer.Ordinal),
        ];
    }

    private static string Join(IEnumerable<string> parts) => string.Join(", ", parts);
}
