using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Insights.App.Store;

/// <summary>The versions of a store that this program knows, and the way from one that it finds to the newest.</summary>
/// <param name="context">The context whose migrations count.</param>
internal sealed class StoreVersions(Type context)
{
    /// <summary>Where EF Core notes which migrations were applied.</summary>
    public const string History = "__EFMigrationsHistory";

    private readonly string[] known =
    [
        .. context.Assembly.GetTypes()
            .Where(type => type.GetCustomAttribute<DbContextAttribute>()?.ContextType == context)
            .Select(type => type.GetCustomAttribute<MigrationAttribute>()?.Id)
            .OfType<string>()
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>True where nothing is to be done.</summary>
    /// <exception cref="UnusableException">The store was written by a newer version.</exception>
    public bool IsNewest(IReadOnlyList<string> applied, string store) =>
        applied.Except(known, StringComparer.Ordinal).FirstOrDefault() is { } unknown
            ? throw new UnusableException(
                $"The store {store} was written by a newer version ({unknown}); update the program, or restore a backup made by this one.")
            : applied.Count == known.Length;

    /// <summary>
    /// The statements that bring a store to the newest version, for one transaction of our own instead of Migrate(): its lock row would
    /// outlive a killed process and hold up every later start.
    /// </summary>
    public static string ScriptFrom(DbContext context, IReadOnlyList<string> applied) => context.GetService<IMigrator>().GenerateScript(
        applied.Count == 0 ? null : applied[^1], null, MigrationsSqlGenerationOptions.NoTransactions);

    /// <summary>The day and time in the name of a version, for the name of a copy.</summary>
    public static string StampOf(string version) => version.Split('_')[0];
}
