using System.Runtime.InteropServices;

namespace Insights.Cluster.Neighbours;

/// <summary>Betters neighbour lists by looking at the neighbours of neighbours, in both directions, round by round.</summary>
internal static class NeighbourDescent
{
    // Lists looked through per item and round: enough for neighbours to spread, few enough to stay cheap.
    private const int MostFriends = 24;

    public static NeighbourTable Refine(
        IReadOnlyList<float[]?> vectors,
        int[] present,
        NeighbourTable start,
        int mostRounds,
        double settled,
        CancellationToken cancellationToken)
    {
        var (current, isFresh) = (start, new bool[(long)start.Count * start.Width]);
        Array.Fill(isFresh, true);
        for (var round = 0; round < mostRounds; round++)
        {
            var snapshot = current;
            var fresh = isFresh;
            var friends = Friends.Of(snapshot, fresh, MostFriends);
            var next = new NeighbourTable(start.Count, start.Width);
            var nextFresh = new bool[isFresh.LongLength];
            long changes = 0;
            Parallel.ForEach(
                present,
                new ParallelOptions { CancellationToken = cancellationToken },
                () => new Visit(start.Count, start.Width),
                (item, _, visit) =>
                {
                    visit.Better(vectors, item, snapshot, friends, next, nextFresh);
                    return visit;
                },
                visit => Interlocked.Add(ref changes, visit.Changes));
            (current, isFresh) = (next, nextFresh);
            if (changes < settled * present.Length * start.Width)
            {
                break;
            }
        }

        return current;
    }

    /// <summary>One thread's working memory for going through items.</summary>
    private sealed class Visit(int count, int width)
    {
        private readonly int[] seenBy = CreateUnseen(count);
        private readonly List<int> candidates = [];
        private readonly NearestHeap heap = new(width);

        public long Changes { get; private set; }

        public void Better(
            IReadOnlyList<float[]?> vectors, int item, NeighbourTable snapshot, Friends friends, NeighbourTable next, bool[] nextFresh)
        {
            candidates.Clear();
            seenBy[item] = item;
            var own = snapshot.Of(item);
            var similarities = snapshot.SimilaritiesOf(item);
            for (var place = 0; place < own.Length; place++)
            {
                heap.Offer(own[place], similarities[place]);
                seenBy[own[place]] = item;
            }

            var ownFriends = friends.Of(item);
            var ownFresh = friends.FreshOf(item);
            for (var place = 0; place < ownFriends.Length; place++)
            {
                Consider(ownFriends[place], item);
                var theirs = friends.Of(ownFriends[place]);
                var theirFresh = friends.FreshOf(ownFriends[place]);
                for (var other = 0; other < theirs.Length; other++)
                {
                    // A pair met over two old ties was looked at in an earlier round.
                    if (ownFresh[place] || theirFresh[other])
                    {
                        Consider(theirs[other], item);
                    }
                }
            }

            DotProducts.Offer(vectors, item, CollectionsMarshal.AsSpan(candidates), heap);
            next.Set(item, heap);
            var better = next.Of(item);
            for (var place = 0; place < better.Length; place++)
            {
                if (!own.Contains(better[place]))
                {
                    nextFresh[((long)item * width) + place] = true;
                    Changes++;
                }
            }
        }

        private void Consider(int other, int item)
        {
            if (seenBy[other] != item)
            {
                seenBy[other] = item;
                candidates.Add(other);
            }
        }

        private static int[] CreateUnseen(int count)
        {
            var unseen = new int[count];
            Array.Fill(unseen, int.MaxValue);
            return unseen;
        }
    }
}
