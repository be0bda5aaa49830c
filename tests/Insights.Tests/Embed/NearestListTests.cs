using FsCheck.Xunit;
using Insights.Embed;

namespace Insights.Tests.Embed;

public sealed class NearestListTests
{
    [Property]
    public bool It_keeps_what_sorting_everything_would(byte[] scores, byte capacity)
    {
        var nearest = new NearestList(capacity % 8);
        var offers = scores.Select((score, place) => new ScoredDocument(place, score % 5)).ToList();
        foreach (var offer in offers.AsEnumerable().Reverse())
        {
            nearest.Offer(offer.Document, offer.Score);
        }

        return nearest.ToSorted().SequenceEqual(offers.OrderByDescending(offer => offer.Score).ThenBy(offer => offer.Document).Take(capacity % 8));
    }
}
