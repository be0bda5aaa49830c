using System.Security.Cryptography;
using System.Text;
using Insights.App.Reviewing;
using Insights.Ingest;

namespace Insights.App.DiscordChat.Bot.Cards;

/// <summary>A card in the reviewers' channel, and the version of the draft that it shows.</summary>
internal sealed record OpenCard(string Cluster, string Version, ChannelId Channel, MessageId Message)
{
    private const int NonceLength = 24;

    public bool IsOf(ReviewItem item) => item.Cluster.Value == Cluster && item.Version == Version;

    /// <summary>Names the draft in this version.</summary>
    public static string NonceOf(ReviewItem item) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{item.Cluster}|{item.Version}")))[..NonceLength];
}
