using Insights.Ingest.Talks;

namespace Insights.Evaluate;

/// <summary>
/// One decision of the splitter with the annotators' choice: the cues of a start (row 0) and of each candidate, row after row;
/// which rows they chose, and which lie in the talk they put the line in.
/// </summary>
internal sealed record TalkExample(float[] Cues, bool[] IsParent, bool[] IsInTalk)
{
    public int Rows => IsParent.Length;

    public ReadOnlySpan<float> Row(int row) => Cues.AsSpan(row * PairCues.Count, PairCues.Count);

    /// <summary>The decisions of a log, each made after the annotators' earlier ones.</summary>
    public static IEnumerable<TalkExample> Of(AnnotatedLog log, Func<string, float[]?>? encode)
    {
        var links = GoldLinks(log);
        var window = new TalkWindow();
        foreach (var (position, utterance) in log.ToUtterances().Index())
        {
            var line = LineReader.Read(utterance, window, encode);
            if (log.Lines[position] is { IsScored: true, IsSystem: false, Talk: not null })
            {
                var example = Of(window, line, links, position);
                if (example.IsInTalk.Contains(true))
                {
                    yield return example;
                }
            }

            line.Link = links[position].Link;
            window.Add(line);
        }
    }

    private static TalkExample Of(TalkWindow window, LogLine line, IReadOnlyList<GoldLink> links, int position)
    {
        var pairs = new PairCues(window, line);
        var rows = pairs.Candidates.Count + 1;
        var cues = new float[rows * PairCues.Count];
        var (isParent, isInTalk) = (new bool[rows], new bool[rows]);
        pairs.FillStart(cues.AsSpan(0, PairCues.Count));
        isParent[0] = isInTalk[0] = links[position].Link.Root == position;
        foreach (var (index, candidate) in pairs.Candidates.Index())
        {
            pairs.Fill(candidate, cues.AsSpan((index + 1) * PairCues.Count, PairCues.Count));
            isParent[index + 1] = links[position].Parents.Contains(candidate.Position);
            isInTalk[index + 1] = candidate.Link.Root == links[position].Link.Root;
        }

        return new TalkExample(cues, isParent.Contains(true) ? isParent : isInTalk, isInTalk);
    }

    private static List<GoldLink> GoldLinks(AnnotatedLog log)
    {
        var positions = log.Lines.Index().ToDictionary(line => line.Item.Id, line => line.Index, StringComparer.Ordinal);
        var roots = new Dictionary<string, int>(StringComparer.Ordinal);
        var links = new List<GoldLink>();
        foreach (var (position, line) in log.Lines.Index())
        {
            var talk = line.Talk ?? line.Id;
            roots.TryAdd(talk, position);
            HashSet<int> parents = [.. line.ReplyTo.Where(positions.ContainsKey).Select(target => positions[target])];
            parents.RemoveWhere(target => target >= position);
            links.Add(new GoldLink(new TalkLink(parents.Count > 0 ? parents.Max() : roots[talk], roots[talk]), parents));
        }

        return links;
    }

    private sealed record GoldLink(TalkLink Link, IReadOnlySet<int> Parents);
}
