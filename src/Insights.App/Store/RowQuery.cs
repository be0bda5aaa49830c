using System.Data.Common;

namespace Insights.App.Store;

/// <summary>A query and how a row of it is read; the same text on SQLite and PostgreSQL.</summary>
internal sealed record RowQuery<T>(string Sql, Func<DbDataReader, T> Read);
