using Insights.Answer;
using Insights.Evaluate.Gold;
using Insights.Publish;

namespace Insights.Evaluate;

/// <summary>Measures a published FAQ as it lies in its folder, its bot included.</summary>
public static class FaqEvaluation
{
    private const int Ranked = 5;

    /// <summary>
    /// Compares the FAQ of <paramref name="folder"/> with the gold beside <paramref name="export"/>. Unusable where either is missing.
    /// </summary>
    public static async Task<Evaluation> RunAsync(
        string export, string folder, Answerer answerer, string model, CancellationToken cancellationToken)
    {
        var gold = await GoldCommunity.ReadAsync(export, cancellationToken);
        var measures = new FaqMeasures(gold, new FaqUnderTest(
            await ReadFaqAsync(folder, cancellationToken),
            await PublishedConversation.ReadAsync(Path.Combine(folder, PublishedFiles.Conversations), cancellationToken),
            await FaqUnderTest.ReadTextAsync(folder, cancellationToken),
            await AskAsync(gold.Questions, answerer, cancellationToken)));
        return new Evaluation("faq", model, measures.Measure(), measures.Predict(), measures.Trust());
    }

    /// <summary>The themes that the conversations of a published FAQ were given, against the gold.</summary>
    public static async Task<Evaluation> CompareThemesAsync(
        string export, string folder, string model, CancellationToken cancellationToken)
    {
        var gold = await GoldCommunity.ReadAsync(export, cancellationToken);
        var measures = new FaqMeasures(gold, new FaqUnderTest(
            await ReadFaqAsync(folder, cancellationToken),
            await PublishedConversation.ReadAsync(Path.Combine(folder, PublishedFiles.Conversations), cancellationToken),
            "",
            []));
        return ThemeEvaluation.Of(model, measures.Themes());
    }

    private static async Task<Publication> ReadFaqAsync(string folder, CancellationToken cancellationToken) =>
        await FaqJsonReader.ReadAsync(Path.Combine(folder, PublishedFiles.Faq), cancellationToken)
        ?? throw new UnusableException($"{folder} holds no faq.json; run 'insights run' with the same --out first.");

    private static async Task<IReadOnlyList<GivenAnswer>> AskAsync(
        IReadOnlyList<GoldQuestion> questions, Answerer answerer, CancellationToken cancellationToken)
    {
        var given = new List<GivenAnswer>();
        foreach (var question in questions)
        {
            var answer = await answerer.AnswerAsync(question.Text, Ranked, cancellationToken);
            given.Add(new GivenAnswer(question, answer.Entry, answer.Ranked.Count > 0 ? answer.Ranked[0].Entry : null, answer.Score));
        }

        return given;
    }
}
