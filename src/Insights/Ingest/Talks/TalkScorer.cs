namespace Insights.Ingest.Talks;

/// <summary>Chooses the line that a line answers: a softmax over the candidates and a start of its own, summed by talk.</summary>
internal sealed class TalkScorer(IReadOnlyList<double> given)
{
    private readonly double[] weights = [.. given];
    private readonly float[] cues = new float[PairCues.Count];

    public TalkLink Decide(TalkWindow window, LogLine line)
    {
        var pairs = new PairCues(window, line);
        pairs.FillStart(cues);
        var scores = new List<double>(pairs.Candidates.Count + 1) { Score() };
        foreach (var candidate in pairs.Candidates)
        {
            pairs.Fill(candidate, cues);
            scores.Add(Score());
        }

        return Choose(line, pairs.Candidates, scores);
    }

    private static TalkLink Choose(LogLine line, IReadOnlyList<LogLine> candidates, List<double> scores)
    {
        var greatest = scores.Max();
        var byTalk = new Dictionary<int, (double Mass, double Best, LogLine Parent)>();
        for (var index = 0; index < candidates.Count; index++)
        {
            var mass = Math.Exp(scores[index + 1] - greatest);
            var talk = byTalk.GetValueOrDefault(candidates[index].Link.Root, (0, 0, candidates[index]));
            byTalk[candidates[index].Link.Root] = mass > talk.Best
                ? (talk.Mass + mass, mass, candidates[index])
                : talk with { Mass = talk.Mass + mass };
        }

        var (root, best) = byTalk.Count == 0 ? default : byTalk.MaxBy(talk => talk.Value.Mass);
        return best.Mass > Math.Exp(scores[0] - greatest)
            ? new TalkLink(best.Parent.Position, root)
            : new TalkLink(line.Position, line.Position);
    }

    private double Score()
    {
        var sum = 0.0;
        for (var index = 0; index < weights.Length; index++)
        {
            sum += weights[index] * cues[index];
        }

        return sum;
    }
}
