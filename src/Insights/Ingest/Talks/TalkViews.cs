using System.Numerics.Tensors;

namespace Insights.Ingest.Talks;

/// <summary>The talks that are open around a line, as far as the lines it may answer show them.</summary>
internal sealed class TalkViews
{
    private const int Nearest = 100;

    /// <summary>Two weeks in minutes: what was said before is taken up by a reply only.</summary>
    private const double LongestSilence = 14 * 24 * 60;

    private readonly Dictionary<int, TalkView> talks = [];
    private readonly List<LogLine> candidates = new(Nearest + 3);
    private readonly Dictionary<int, double> similarities = [];
    private readonly List<int> ownPositions = [];
    private readonly HashSet<string> spokenWith = new(StringComparer.Ordinal);

    public TalkViews(TalkWindow window, LogLine line)
    {
        Collect(window, line);
        foreach (var candidate in candidates)
        {
            if (!talks.TryGetValue(candidate.Link.Root, out var talk))
            {
                talks.Add(candidate.Link.Root, talk = new TalkView(candidate));
            }

            talk.Add(candidate, line);
        }

        if (line.Vector.Value is { } vector)
        {
            Compare(vector);
        }

        foreach (var word in line.Words)
        {
            var frequency = window.FrequencyOf(word);
            if (frequency == 0)
            {
                continue;
            }

            var weight = 1 / Math.Sqrt(frequency);
            Weight += weight;
            foreach (var talk in talks.Values)
            {
                talk.SharedWords += talk.Words.Contains(word) ? weight : 0;
            }
        }
    }

    public IReadOnlyList<LogLine> Candidates => candidates;

    /// <summary>Weight of all words of the line that stood in the window before.</summary>
    public double Weight { get; }

    /// <summary>The candidate whose vector is nearest to the line's; null without vectors.</summary>
    public LogLine? MostSimilar { get; private set; }

    /// <summary>Cosine of the two lines' vectors; 0 where one has none.</summary>
    public double SimilarityOf(LogLine candidate) => similarities.GetValueOrDefault(candidate.Position);

    public TalkView Of(LogLine candidate) => talks[candidate.Link.Root];

    public int OwnLinesAfter(LogLine candidate)
    {
        var count = 0;
        while (count < ownPositions.Count && ownPositions[count] > candidate.Position)
        {
            count++;
        }

        return count;
    }

    /// <summary>Whether the line's author and this one addressed each other before.</summary>
    public bool HaveSpoken(string? author) => author is not null && spokenWith.Contains(author);

    private void Compare(float[] vector)
    {
        var greatest = double.NegativeInfinity;
        foreach (var candidate in candidates)
        {
            if (candidate.Vector.Value is { } other)
            {
                var similarity = TensorPrimitives.Dot(vector, other);
                similarities.Add(candidate.Position, similarity);
                Of(candidate).AddVector(other);
                if (similarity > greatest)
                {
                    (greatest, MostSimilar) = (similarity, candidate);
                }
            }
        }

        foreach (var talk in talks.Values)
        {
            talk.Compare(vector);
        }
    }

    private void Collect(TalkWindow window, LogLine line)
    {
        var position = window.Next - 1;
        for (; position >= window.First && candidates.Count < Nearest; position--)
        {
            // Not a number where a clock is unknown: then the number of lines alone tells what is near.
            if (line.Minutes - window[position].Minutes > LongestSilence)
            {
                break;
            }

            if (!window[position].IsSystem)
            {
                candidates.Add(window[position]);
            }
        }

        IEnumerable<LogLine?> further =
            [.. line.Addressees.Select(window.FindLastBy), window.FindLastBy(line.Author), window.FindLastTo(line.Author)];
        candidates.AddRange(further.OfType<LogLine>()
            .Where(other => other.Position <= position && !(line.Minutes - other.Minutes > LongestSilence))
            .Distinct()
            .OrderByDescending(other => other.Position));
        foreach (var candidate in candidates)
        {
            if (line.Author is not null && string.Equals(candidate.Author, line.Author, StringComparison.Ordinal))
            {
                ownPositions.Add(candidate.Position);
                spokenWith.UnionWith(candidate.Addressees);
            }
            else if (candidate.Author is { } other && candidate.Addresses(line.Author))
            {
                spokenWith.Add(other);
            }
        }
    }
}

/// <summary>One talk: its last line, and how line's author, addressees and words stand to it.</summary>
internal sealed class TalkView(LogLine last)
{
    private float[]? sum;
    private readonly HashSet<string> people = new(StringComparer.Ordinal);

    public LogLine Last { get; } = last;
    public int Lines { get; private set; }
    public int OwnLines { get; private set; }
    public int AddresseeLines { get; private set; }
    public int People => people.Count;
    public HashSet<uint> Words { get; } = [];
    public double SharedWords { get; set; }

    /// <summary>Cosine of the line's vector and the sum of the talk's.</summary>
    public double Similarity { get; private set; }

    public void AddVector(float[] vector)
    {
        sum ??= new float[vector.Length];
        TensorPrimitives.Add(sum, vector, sum);
    }

    public void Compare(float[] vector) => Similarity = sum is null ? 0 : TensorPrimitives.CosineSimilarity(vector, sum);

    public void Add(LogLine candidate, LogLine line)
    {
        Lines++;
        OwnLines += line.Author is not null && string.Equals(candidate.Author, line.Author, StringComparison.Ordinal) ? 1 : 0;
        AddresseeLines += line.Addresses(candidate.Author) ? 1 : 0;
        people.Add(candidate.Author ?? "");
        Words.UnionWith(candidate.Words);
    }
}
