using System.Text.Json;
using Insights.Publish.Files;

namespace Insights.Publish;

/// <summary>
/// Reads what was last committed without holding up who publishes: where files are replaced while they are read, or a journal says that
/// they are about to be, nothing is given, so that nobody sees the parts of two publications.
/// </summary>
public sealed class PublicationReader(string output, string work)
{
    private readonly string faqFile = Path.Combine(Path.GetFullPath(output), PublishedFiles.Faq);
    private readonly string copy = InWork(work, PublishedFiles.Faq);
    private readonly string stateFile = InWork(work, PublicationState.FileName);
    private readonly string mapFile = Path.Combine(Path.GetFullPath(work), PublishedFiles.Map);
    private readonly string journal = InWork(work, FileTransaction.JournalName);

    /// <summary>Changes whenever a publication begins, is committed or is taken away; the same otherwise.</summary>
    public string Stamp() => string.Join('|', new[] { faqFile, copy, stateFile, mapFile, journal }.Select(StampOf));

    /// <summary>What is committed; a file that is damaged throws <see cref="UnusableException"/>.</summary>
    public async Task<PublicationReading> ReadAsync(CancellationToken cancellationToken)
    {
        var before = Stamp();
        if (File.Exists(journal))
        {
            return new PublicationReading.UnderWay();
        }

        var faq = await ReadBytesAsync(faqFile, cancellationToken);
        var known = await ReadBytesAsync(copy, cancellationToken);
        var state = await ReadBytesAsync(stateFile, cancellationToken);
        var map = await ReadBytesAsync(mapFile, cancellationToken);
        if (before != Stamp())
        {
            return new PublicationReading.UnderWay();
        }

        if (faq is null)
        {
            return new PublicationReading.Nothing();
        }

        // A FAQ that came from elsewhere has no log and no map here: the work folder's belongs to another.
        var isOurs = state is not null && known is not null && faq.AsSpan().SequenceEqual(known);
        return new PublicationReading.Whole(new CommittedPublication(FaqJsonReader.Parse(faq, faqFile), faq, isOurs ? LogOf(state!) : [])
        {
            Map = isOurs && map is { Length: > 0 } ? map : null,
        });
    }

    private IReadOnlyList<ChangeLogDay> LogOf(byte[] state)
    {
        try
        {
            return PublicationState.Read(state).Log;
        }
        catch (Exception cause) when (cause is JsonException or FormatException or ArgumentException)
        {
            throw PublicationFaults.OfWorkFile(stateFile, cause);
        }
    }

    private static async Task<byte[]?> ReadBytesAsync(string file, CancellationToken cancellationToken)
    {
        try
        {
            return await File.ReadAllBytesAsync(file, cancellationToken);
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    private static string StampOf(string file) => new FileInfo(file) is { Exists: true } info
        ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{info.LastWriteTimeUtc.Ticks}+{info.Length}")
        : "";

    private static string InWork(string work, string name) => Path.Combine(Path.GetFullPath(work), "publication", name);
}
