namespace Insights.App.MilvusIndex.Calls;

/// <summary>Parameters as the protocol writes them.</summary>
internal static class WirePairs
{
    /// <summary>By key, so that the same parameters give the same bytes.</summary>
    public static IEnumerable<Wire.KeyValuePair> ToPairs(this IEnumerable<KeyValuePair<string, string>> parameters) =>
        parameters.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => new Wire.KeyValuePair { Key = pair.Key, Value = pair.Value });
}
