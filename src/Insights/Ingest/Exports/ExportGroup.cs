using System.Globalization;
using System.Text.RegularExpressions;

namespace Insights.Ingest.Exports;

/// <summary>
/// The files that together say what one channel held at one moment: an export, or the parts of one. Parts are known by their names
/// ("… [part 2].json"), or, where they were renamed, by heads that say the same.
/// </summary>
internal sealed partial record ExportGroup(IReadOnlyList<ExportFile> Files, bool HasAllParts)
{
    public Channel Channel => Files[^1].Header.Channel;

    /// <summary>Each part is stamped when it is begun; what came after the first stamp may be missing.</summary>
    public DateTimeOffset? ExportedAt => Files.Min(file => file.Header.ExportedAt);

    /// <summary>The ids of which the group says whether they exist.</summary>
    public (MessageId From, MessageId To) Range => (
        new MessageId(Files[0].Header.After is { } after ? FirstIdAt(after) : 0),
        new MessageId(FirstIdAt(Earlier(Files[0].Header.Before, ExportedAt) ?? DateTimeOffset.UnixEpoch)));

    /// <summary>All groups in the order in which they must be read: older exports first, so that later ones win.</summary>
    public static IReadOnlyList<ExportGroup> Of(IReadOnlyList<ExportFile> files) =>
    [
        .. files
            .GroupBy(file => (file.Header.Channel.Id, Name: Part().Replace(file.Name, "")))
            .Select(parts => new ExportGroup([.. parts.OrderBy(NumberOf).ThenBy(part => part.Name, StringComparer.Ordinal)], IsUnbroken([.. parts])))
            .GroupBy(parts => (parts.Channel.Id, parts.ExportedAt, parts.Files[0].Header.After, parts.Files[0].Header.Before))
            .Select(same => new ExportGroup([.. same.SelectMany(group => group.Files)], same.All(group => group.HasAllParts)))
            .OrderBy(group => group.ExportedAt ?? DateTimeOffset.MinValue)
            .ThenBy(group => group.Files[0].Name, StringComparer.Ordinal),
    ];

    private static bool IsUnbroken(IReadOnlyList<ExportFile> parts) =>
        parts.Select(NumberOf).Order().SequenceEqual(Enumerable.Range(1, parts.Count));

    private static int NumberOf(ExportFile file) =>
        Part().Match(file.Name) is { Success: true } match
        && int.TryParse(match.Groups[1].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : 1;

    private static DateTimeOffset? Earlier(DateTimeOffset? one, DateTimeOffset? other) =>
        one is null || other < one ? other : one;

    private static ulong FirstIdAt(DateTimeOffset moment) => Snowflake.FirstAt(moment);

    [GeneratedRegex(@" \[part ([0-9]{1,9})\](?=\.json$)", RegexOptions.IgnoreCase)]
    private static partial Regex Part();
}
