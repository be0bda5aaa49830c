using System.Text;
using System.Text.Json;
using Insights.Ingest;

namespace Insights.Publish.Files;

/// <summary>The listings of conversations as lines of JSON in the work folder.</summary>
internal static class ListingLines
{
    private sealed record Line(string Id, string Fingerprint, ulong Channel, ulong Guild, ulong[] Messages, bool Machine);

    public static byte[] Write(IReadOnlyList<ConversationListing> listings)
    {
        using var content = new MemoryStream();
        foreach (var listing in listings)
        {
            content.Write(JsonSerializer.SerializeToUtf8Bytes(new Line(
                listing.Id.ToString(), listing.Fingerprint, listing.Channel.Value, listing.Guild.Value,
                [.. listing.Messages.Select(id => id.Value)], listing.AddressesMachine)));
            content.WriteByte((byte)'\n');
        }

        return content.ToArray();
    }

    public static IReadOnlyList<ConversationListing> Read(byte[] content) =>
    [
        .. Encoding.UTF8.GetString(content).Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(text => JsonSerializer.Deserialize<Line>(text) ?? throw new JsonException("an empty line"))
            .Select(line => new ConversationListing
            {
                Id = ConversationId.Parse(line.Id),
                Fingerprint = line.Fingerprint,
                Channel = new ChannelId(line.Channel),
                Guild = new GuildId(line.Guild),
                Messages = [.. line.Messages.Select(id => new MessageId(id))],
                AddressesMachine = line.Machine,
            }),
    ];
}
