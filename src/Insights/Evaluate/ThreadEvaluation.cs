using Insights.Ingest.Talks;

namespace Insights.Evaluate;

/// <summary>Measures how well the talks of flat chat logs are taken apart.</summary>
public static class ThreadEvaluation
{
    /// <summary>
    /// Splits each log of the file (lines of design.md, section 5) and compares with the annotation. Unusable when the file does
    /// not exist, a line is damaged or no scored line has a talk.
    /// </summary>
    public static async Task<Evaluation> RunAsync(
        string path, string model, Func<string, float[]?>? encode, CancellationToken cancellationToken)
    {
        if (!File.Exists(path))
        {
            throw new UnusableException($"{path}: no such file; give a file of chat lines with their conversations.");
        }

        var logs = await AnnotatedLog.ReadAsync(path, cancellationToken);
        var (measures, predictions) = Measure(logs, _ => TalkCoefficients.For(encode), encode, cancellationToken);
        return measures.Any(measure => measure.Value is not null)
            ? new Evaluation("threads", model, measures, predictions, null)
            : throw new UnusableException(
                $"{path}: no lines are annotated with their conversations, so there is nothing to measure against.");
    }

    internal static (IReadOnlyList<Measured> Measures, IReadOnlyList<object> Predictions) Measure(
        IReadOnlyList<AnnotatedLog> logs,
        Func<AnnotatedLog, IReadOnlyList<double>> weightsOf,
        Func<string, float[]?>? encode,
        CancellationToken cancellationToken)
    {
        var (predictions, gold, found) = (new List<object>(), new List<string>(), new List<string>());
        foreach (var log in logs)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var links = TalkSplitter.Continue(log.ToUtterances(), [], encode, weightsOf(log));
            foreach (var (position, line) in log.Lines.Index())
            {
                var talk = log.Lines[links[position].Root].Id;
                predictions.Add(new ThreadPrediction(line.Id, talk));
                if (line is { IsScored: true, Talk: not null })
                {
                    gold.Add(log.Name + '\n' + line.Talk);
                    found.Add(log.Name + '\n' + talk);
                }
            }
        }

        return (
        [
            new Measured("VI", ThreadMeasures.VariationOfInformation(gold, found)),
            new Measured("one-to-one", ThreadMeasures.OneToOne(gold, found)),
            new Measured("exact F1", ThreadMeasures.ExactF1(gold, found)),
        ], predictions);
    }
}

/// <summary>A line of the predictions file: the talk is named by the id of its first line.</summary>
public sealed record ThreadPrediction(string Id, string Conversation);
