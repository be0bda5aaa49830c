using System.Diagnostics;
using Insights.Answer;
using Insights.Embed;

namespace Insights.App.Bench;

/// <summary>What asking a FAQ of a size takes: milliseconds for one question at a time, questions a second on all cores.</summary>
internal sealed record AskFigure(int Entries, double BuildSeconds, double P50, double P99, double QuestionsPerSecond);

/// <summary>Measures answers over invented entries. Questions are tokenised, encoded and ranked as in the product.</summary>
internal static class AskBench
{
    private const int Questions = 1000;
    private const int WarmUp = 50;
    private const int Vocabulary = 20_000;

    public static IReadOnlyList<int> Sizes { get; } = [1_000, 10_000, 100_000];

    public static AskFigure Measure(int entries, ITextEncoder encoder, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        using var fast = new RandomEncoder(encoder.Model);
        var documents = Enumerable.Range(0, entries).Select(DocumentOf).ToList();
        var index = AnswerIndex.Build(documents, [], fast, null, cancellationToken);
        var build = Stopwatch.GetElapsedTime(started).TotalSeconds;

        var questions = Enumerable.Range(0, Questions).Select(seed => Sentence(new Random(-1 - seed), 10)).ToList();
        foreach (var question in questions.Take(WarmUp))
        {
            index.Find(question, 5, encoder);
        }

        var times = new double[Questions];
        for (var place = 0; place < Questions; place++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var asked = Stopwatch.GetTimestamp();
            index.Find(questions[place], 5, encoder);
            times[place] = Stopwatch.GetElapsedTime(asked).TotalMilliseconds;
        }

        var together = Stopwatch.GetTimestamp();
        Parallel.For(0, Questions, new ParallelOptions { CancellationToken = cancellationToken }, place => index.Find(questions[place], 5, encoder));
        var rate = Questions / Stopwatch.GetElapsedTime(together).TotalSeconds;
        Array.Sort(times);
        return new AskFigure(entries, build, times[Questions / 2], times[Questions * 99 / 100], rate);
    }

    private static AnswerDocument DocumentOf(int seed)
    {
        var random = new Random(seed);
        return new AnswerDocument
        {
            Id = $"faq-{seed:x8}", Question = Sentence(random, 10), Wordings = [Sentence(random, 12)], Answer = Sentence(random, 60),
        };
    }

    // Words of three syllables, the early ones much more often, as in a language.
    private static string Sentence(Random random, int words) =>
        string.Join(' ', Enumerable.Range(0, words).Select(_ => Word((int)(Vocabulary * Math.Pow(random.NextDouble(), 3)))));

    private static string Word(int number)
    {
        const string Consonants = "bdfgklmnprstvz";
        const string Vowels = "aeiou";
        return string.Concat(Enumerable.Range(0, 3).Select(_ =>
        {
            var syllable = $"{Consonants[number % Consonants.Length]}{Vowels[number / Consonants.Length % Vowels.Length]}";
            number /= Consonants.Length * Vowels.Length;
            return syllable;
        }));
    }

    /// <summary>Gives every text a direction of its own at no cost; only for entries, so that building 100,000 takes seconds.</summary>
    private sealed class RandomEncoder(ModelIdentity model) : ITextEncoder
    {
        public ModelIdentity Model => model;

        public float[] Encode(string text)
        {
            var random = new Random(text.Aggregate(17, (hash, letter) => unchecked((hash * 31) + letter)));
            var vector = new float[model.Dimensions];
            for (var place = 0; place < vector.Length; place++)
            {
                vector[place] = random.NextSingle() - 0.5f;
            }

            var norm = MathF.Sqrt(vector.Sum(value => value * value));
            return [.. vector.Select(value => value / norm)];
        }

        public void Dispose()
        {
        }
    }
}
