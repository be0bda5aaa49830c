namespace Insights.Embed;

/// <summary>Encodes many texts on all cores, one text a call.</summary>
public static class ParallelEncoding
{
    // Enough texts to hand out that a core does not wait for the next, few enough that a long one at the end does not
    // keep the others idle.
    private const int Share = 8;

    /// <summary>The vectors in the order of the texts; null where a text has none.</summary>
    public static float[]?[] EncodeAll(this ITextEncoder encoder, IReadOnlyList<string> texts, CancellationToken cancellationToken)
    {
        var vectors = new float[texts.Count][];
        ForEach(texts.Count, place => vectors[place] = encoder.Encode(texts[place])!, cancellationToken);
        return vectors;
    }

    /// <summary>Calls <paramref name="body"/> for each place on as many threads as there are cores.</summary>
    public static void ForEach(int count, Action<int> body, CancellationToken cancellationToken)
    {
        var shares = (count + Share - 1) / Share;
        Parallel.For(0, shares, new ParallelOptions { CancellationToken = cancellationToken, MaxDegreeOfParallelism = Environment.ProcessorCount }, share =>
        {
            var end = Math.Min(count, (share + 1) * Share);
            for (var place = share * Share; place < end; place++)
            {
                body(place);
            }
        });
    }
}
