using Insights.App.MilvusIndex.Collections;
using Insights.App.Settings;
using Insights.Embed;
using Insights.Ingest;

namespace Insights.App.MilvusIndex;

/// <summary>Puts the index on a Milvus server together.</summary>
internal static class MilvusComposition
{
    private const int DefaultPort = 19530;

    /// <summary>Reads the settings of the section Index.</summary>
    /// <exception cref="UnusableException">No address, or an index type or parameter that has no such name.</exception>
    public static MilvusOptions ToOptions(this IndexSettings settings) => new()
    {
        Address = AddressOf(settings.Uri ?? throw new UnusableException(
            "The setting Index:Uri is empty; give the address of the Milvus server, as http://127.0.0.1:19530, or set Index:Kind to Local.")),
        Token = settings.Token,
        Database = settings.Database,
        Timeout = DurationAttribute.Parse(settings.Timeout),
        Dense = DenseIndexing.Parse(settings.Type, settings.BuildParameters, settings.SearchParameters),
        IsMemoryMapped = settings.Mmap,
        GracePeriod = TimeSpan.FromHours(settings.GraceHours),
    };

    /// <summary>The rows of one community, which is known by the key of its store.</summary>
    /// <param name="settings">The section Index.</param>
    /// <param name="key">The key of the community's pseudonyms.</param>
    /// <param name="isReader">True where nothing is changed and some seconds of age do no harm.</param>
    /// <param name="clock">Tells how long a replaced collection has been replaced.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public static async Task<IConversationIndex> OpenMilvusIndexAsync(
        this IndexSettings settings, PseudonymKey key, bool isReader, TimeProvider clock, CancellationToken cancellationToken)
    {
        var session = await ConnectMilvusAsync(settings, key, isReader, clock, cancellationToken);
        try
        {
            return await MilvusConversationIndex.OpenAsync(session, cancellationToken);
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    public static Task<MilvusSession> ConnectMilvusAsync(
        this IndexSettings settings, PseudonymKey key, bool isReader, TimeProvider clock, CancellationToken cancellationToken) =>
        MilvusSession.ConnectAsync(
            settings.ToOptions(), $"c{Convert.ToHexStringLower(BitConverter.GetBytes(key.Hash("index", "community")))}", isReader, clock, cancellationToken);

    // https without a port stays at 443: managed servers listen there.
    private static Uri AddressOf(Uri given) =>
        given.IsDefaultPort && given.Scheme == Uri.UriSchemeHttp && !given.OriginalString.TrimEnd('/').EndsWith(":80", StringComparison.Ordinal)
            ? new UriBuilder(given) { Port = DefaultPort }.Uri
            : given;
}
