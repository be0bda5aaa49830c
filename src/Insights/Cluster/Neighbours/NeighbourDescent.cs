using System.Collections.Concurrent;
using System.Runtime.InteropServices;

namespace Insights.Cluster.Neighbours;

/// <summary>Betters neighbour lists by looking at the neighbours of neighbours, in both directions, round by round.</summary>
internal static class NeighbourDescent
{
    // Lists looked through per item and round: enough for neighbours to spread, few enough to stay cheap, since a round takes their square.
    // With all 15 and 24, a million planted items took 75 s for 30 and found 2 points more; a few trees more make up for it at less.
    private const int MostOwn = 10;
    private const int MostFriends = 16;

    /// <summary>The bettered lists; <paramref name="start"/> is worked on, too, and must not be used any more.</summary>
    public static NeighbourTable Refine(
        IReadOnlyList<float[]?> vectors,
        int[] present,
        NeighbourTable start,
        int mostRounds,
        double settled,
        CancellationToken cancellationToken)
    {
        // A table of a million items has 120 MB: two take turns, of which the given one is the first.
        var (current, next) = (start, new NeighbourTable(start.Count, start.Width));
        var (isFresh, nextFresh) = (new bool[(long)start.Count * start.Width], new bool[(long)start.Count * start.Width]);
        Array.Fill(isFresh, true);
        var friends = new Friends(start.Count, MostOwn, MostFriends);
        var idle = new ConcurrentBag<Visit>();
        for (var round = 0; round < mostRounds; round++)
        {
            var (snapshot, better, betterFresh) = (current, next, nextFresh);
            friends.Take(snapshot, isFresh);
            Array.Clear(betterFresh);
            long changes = 0;
            Parallel.ForEach(
                present,
                new ParallelOptions { CancellationToken = cancellationToken },
                () => idle.TryTake(out var visit) ? visit : new Visit(start.Count),
                (item, _, visit) =>
                {
                    visit.Better(vectors, item, snapshot, friends, better, betterFresh);
                    return visit;
                },
                visit =>
                {
                    Interlocked.Add(ref changes, visit.TakeChanges());
                    idle.Add(visit);
                });
            (current, next) = (better, snapshot);
            (isFresh, nextFresh) = (betterFresh, isFresh);
            if (changes < settled * present.Length * start.Width)
            {
                break;
            }
        }

        return current;
    }

    /// <summary>
    /// One thread's working memory for going through items. It is as long as the table, so it is used again: loops start many tasks.
    /// </summary>
    private sealed class Visit(int count)
    {
        private readonly int[] seenIn = new int[count];
        private readonly List<int> candidates = [];
        private int call;
        private long changes;

        public long TakeChanges()
        {
            var taken = changes;
            changes = 0;
            return taken;
        }

        public void Better(
            IReadOnlyList<float[]?> vectors, int item, NeighbourTable snapshot, Friends friends, NeighbourTable next, bool[] nextFresh)
        {
            candidates.Clear();
            var heap = next.EmptyHeapOf(item);
            seenIn[item] = ++call;
            var own = snapshot.Of(item);
            var similarities = snapshot.SimilaritiesOf(item);
            for (var place = 0; place < own.Length; place++)
            {
                heap.Offer(own[place], similarities[place]);
                seenIn[own[place]] = call;
            }

            var ownFriends = friends.Of(item);
            var ownFresh = friends.FreshOf(item);
            for (var place = 0; place < ownFriends.Length; place++)
            {
                Consider(ownFriends[place]);
                var theirs = friends.Of(ownFriends[place]);
                var theirFresh = friends.FreshOf(ownFriends[place]);
                for (var other = 0; other < theirs.Length; other++)
                {
                    // A pair met over two old ties was looked at in an earlier round.
                    if (ownFresh[place] || theirFresh[other])
                    {
                        Consider(theirs[other]);
                    }
                }
            }

            DotProducts.Offer(vectors, item, CollectionsMarshal.AsSpan(candidates), heap);
            heap.Sort();
            var better = next.Of(item);
            for (var place = 0; place < better.Length; place++)
            {
                if (!own.Contains(better[place]))
                {
                    nextFresh[((long)item * next.Width) + place] = true;
                    changes++;
                }
            }
        }

        private void Consider(int other)
        {
            if (seenIn[other] != call)
            {
                seenIn[other] = call;
                candidates.Add(other);
            }
        }
    }
}
