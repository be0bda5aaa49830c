using Insights.Cluster.Graphs;

namespace Insights.Cluster.Projection;

/// <summary>
/// Widens each cluster around its middle into the room it has, so that its points can be told apart: the descent packs the members of a
/// cluster far closer than a picture can show. Middles stay where they are, and so do outliers, which limit the room, and a member
/// far from all others.
/// </summary>
internal static class Loosening
{
    public static void Apply(double[] places, int[] labels)
    {
        var compact = Labels.Compact(labels);
        var groups = Labels.MembersOf(compact, Labels.CountOf(compact));
        var middles = new List<Middle>();
        for (var group = 0; group < groups.Count; group++)
        {
            middles.Add(Middle.Of(places, groups.Of(group).ToArray()));
        }

        var area = Extent(places, 0) * Extent(places, 1) / Math.Max(1, labels.Length);
        var ordered = middles.OrderBy(middle => middle.X).ThenBy(middle => middle.Y).ToList();
        for (var place = 0; place < ordered.Count; place++)
        {
            var wanted = LayoutThresholds.RoomShare * Math.Sqrt(area * ordered[place].Members.Length);
            var room = LayoutThresholds.GapShare * DistanceToNearest(ordered, place);
            var (radius, reach) = (ordered[place].Radius, LayoutThresholds.CoreRadii * ordered[place].Radius);
            var factor = radius > 0 ? Math.Min(wanted / radius, room / reach) : 1;
            Widen(places, ordered[place], Math.Clamp(factor, 1, LayoutThresholds.MostWidening));
        }
    }

    private static void Widen(double[] places, Middle middle, double factor)
    {
        foreach (var member in middle.Members)
        {
            var (x, y) = (places[2 * member] - middle.X, places[(2 * member) + 1] - middle.Y);
            if (Math.Sqrt((x * x) + (y * y)) <= LayoutThresholds.CoreRadii * middle.Radius)
            {
                places[2 * member] = middle.X + (factor * x);
                places[(2 * member) + 1] = middle.Y + (factor * y);
            }
        }
    }

    // In order of x, so that the search ends where x alone is further than the nearest found.
    private static double DistanceToNearest(List<Middle> ordered, int place)
    {
        var nearest = double.PositiveInfinity;
        foreach (var direction in (ReadOnlySpan<int>)[-1, 1])
        {
            for (var other = place + direction; other >= 0 && other < ordered.Count; other += direction)
            {
                var (x, y) = (ordered[other].X - ordered[place].X, ordered[other].Y - ordered[place].Y);
                if (Math.Abs(x) >= nearest)
                {
                    break;
                }

                nearest = Math.Min(nearest, Math.Sqrt((x * x) + (y * y)));
            }
        }

        return nearest;
    }

    private static double Extent(double[] places, int axis)
    {
        var (least, most) = (double.PositiveInfinity, double.NegativeInfinity);
        for (var place = axis; place < places.Length; place += 2)
        {
            (least, most) = (Math.Min(least, places[place]), Math.Max(most, places[place]));
        }

        return Math.Max(0, most - least);
    }

    private sealed record Middle(int[] Members, double X, double Y, double Radius)
    {
        public static Middle Of(double[] places, int[] members)
        {
            var x = Median(members.Select(member => places[2 * member]));
            var y = Median(members.Select(member => places[(2 * member) + 1]));
            return new Middle(members, x, y, Median(members.Select(member =>
            {
                var (offX, offY) = (places[2 * member] - x, places[(2 * member) + 1] - y);
                return Math.Sqrt((offX * offX) + (offY * offY));
            })));
        }

        private static double Median(IEnumerable<double> values)
        {
            double[] ordered = [.. values.Order()];
            return (ordered[(ordered.Length - 1) / 2] + ordered[ordered.Length / 2]) / 2;
        }
    }
}
