using System.Globalization;
using System.Text.RegularExpressions;
using Insights.Embed;

namespace Insights.App.MilvusIndex.Collections;

/// <summary>
/// The names on the server. A collection is named after the model, its dimensions, the layout of its rows and a version;
/// each community reads it through an alias of its own, so that several communities share a collection and yet move on
/// alone.
/// </summary>
internal static partial class CollectionNames
{
    /// <summary>Raised when rows get other fields.</summary>
    private const int Layout = 1;
    private const int LongestModel = 80;
    private const string Prefix = "insights_";
    private const string MomentFormat = "yyyyMMddHHmmss";

    /// <summary>What the collections of one model and layout begin with.</summary>
    public static string FamilyOf(ModelIdentity model, bool hasFullText)
    {
        var name = OtherCharacters().Replace(model.Name, "_");
        var hash = OtherCharacters().Replace(model.Hash, "_");
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{Prefix}{name[..Math.Min(name.Length, LongestModel)]}_{model.Dimensions}_{hash[..Math.Min(hash.Length, 12)]}_{(hasFullText ? "f" : "s")}{Layout}_v");
    }

    public static string Versioned(string family, int version) => family + version.ToString(CultureInfo.InvariantCulture);

    /// <returns>Null where the name is none of this family.</returns>
    public static int? VersionOf(string collection, string family) =>
        collection.StartsWith(family, StringComparison.Ordinal)
        && int.TryParse(collection.AsSpan(family.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? version
            : null;

    public static bool IsOurs(string collection) => collection.StartsWith(Prefix, StringComparison.Ordinal);

    /// <summary>The name under which a community's rows are read.</summary>
    public static string AliasOf(string community) => $"{Prefix}of_{community}";

    /// <summary>The name of a collection that is being filled and not yet read.</summary>
    public static string BuildingAliasOf(string community) => $"{AliasOf(community)}_building";

    /// <summary>The name of a collection that was replaced, with the moment after which it may go.</summary>
    public static string RetiredAliasOf(string community, DateTimeOffset until) =>
        $"{AliasOf(community)}_until_{until.UtcDateTime.ToString(MomentFormat, CultureInfo.InvariantCulture)}";

    /// <returns>Null where the alias names no replaced collection of the community.</returns>
    public static DateTimeOffset? RetiredUntil(string alias, string community)
    {
        var start = $"{AliasOf(community)}_until_";
        return alias.StartsWith(start, StringComparison.Ordinal)
            && DateTime.TryParseExact(
                alias.AsSpan(start.Length), MomentFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var until)
            ? new DateTimeOffset(until)
            : null;
    }

    [GeneratedRegex("[^0-9A-Za-z]")]
    private static partial Regex OtherCharacters();
}
