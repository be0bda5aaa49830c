using Insights.Cluster;
using Insights.Cluster.Projection;

namespace Insights.Report.Counting;

/// <summary>Where the period's conversations lie on the map of clusters; no text and no ids.</summary>
public sealed record TopicMap(IReadOnlyList<MapDot> Dots, IReadOnlyList<MapName> Names)
{
    private const int MostDots = 2500;
    private const int MostNames = 9;

    /// <param name="slice">The period's conversations.</param>
    /// <param name="themes">The areas in their order.</param>
    /// <param name="topics">The topics that may be named, most asked first.</param>
    public static TopicMap Of(PeriodSlice slice, IReadOnlyList<string> themes, IEnumerable<TopicSlice> topics)
    {
        var placed = slice.Conversations.Where(conversation => conversation.Place is not null).ToList();
        var step = Math.Max(1, (placed.Count + MostDots - 1) / MostDots);
        var places = themes.Index().ToDictionary(theme => theme.Item, theme => theme.Index, StringComparer.Ordinal);
        return new TopicMap(
            [.. placed.Where((_, place) => place % step == 0).Select(conversation => new MapDot(conversation.Place!.Value, places[conversation.Theme]))],
            [.. topics.Select(NameOf).OfType<MapName>().Take(MostNames)]);
    }

    // The member in the middle, so that a name never stands where nothing is.
    private static MapName? NameOf(TopicSlice topic)
    {
        var placed = topic.Now.Select(conversation => conversation.Place).OfType<MapPosition>().ToList();
        if (placed.Count == 0)
        {
            return null;
        }

        var (x, y) = (placed.Average(place => place.X), placed.Average(place => place.Y));
        return new MapName(topic.Cluster, placed.MinBy(place => Math.Pow(place.X - x, 2) + Math.Pow(place.Y - y, 2)));
    }
}

/// <summary>A conversation on the map, and the place of its area.</summary>
public readonly record struct MapDot(MapPosition Place, int Area);

/// <summary>Where the name of a topic stands.</summary>
public sealed record MapName(ClusterId Cluster, MapPosition Place);
