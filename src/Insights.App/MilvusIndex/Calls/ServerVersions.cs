using System.Globalization;
using System.Text.RegularExpressions;

namespace Insights.App.MilvusIndex.Calls;

/// <summary>Reads what servers call themselves: v2.6.22, milvus_lite-3.2.2, "... (Compatible with Milvus 2.6)".</summary>
internal static partial class ServerVersions
{
    private static readonly Version Oldest = new(2, 4);
    private static readonly Version FullText = new(2, 5);

    public static ServerVersion Parse(string text)
    {
        var found = Number().Match(text);
        var number = found.Success ? new Version(Part(found, 1), Part(found, 2)) : null;
        return new ServerVersion(text, number, text.Contains("lite", StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>False where sparse vectors or hybrid search are missing.</summary>
    public static bool IsRecentEnough(this ServerVersion server) => server.Number is null || server.Number >= Oldest;

    /// <summary>True where the server makes BM25 vectors of texts itself.</summary>
    public static bool HasFullText(this ServerVersion server) => server.Number is null || server.Number >= FullText;

    private static int Part(Match match, int group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"(\d{1,4})\.(\d{1,4})")]
    private static partial Regex Number();
}
