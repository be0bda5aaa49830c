using Insights.Classify;
using Insights.Draft.Evidencing;
using Insights.Draft.Reading;
using Insights.Ingest.Texts;

namespace Insights.Draft;

/// <summary>What a draft is made from: a topic's threads as they were read and weighed, and what they are near.</summary>
internal sealed record DraftMaterial
{
    public required Theme Theme { get; init; }

    /// <summary>By id.</summary>
    public required IReadOnlyList<ReadThread> Threads { get; init; }
    public required IReadOnlyList<WeighedMessage> Weighed { get; init; }
    public required float[]? QuestionCentre { get; init; }
    public required float[]? AnswerCentre { get; init; }
    public required string Language { get; init; }

    /// <summary>Questions of the nearest other topics, nearest first.</summary>
    public IReadOnlyList<string> Outsiders { get; init; } = [];

    public static DraftMaterial Of(Theme theme, List<ReadThread> threads, float[]? questionCentre, float[]? answerCentre)
    {
        threads.Sort((one, other) => one.Id.CompareTo(other.Id));
        return new DraftMaterial
        {
            Theme = theme,
            Threads = threads,
            Weighed = EvidenceModel.Weigh(threads),
            QuestionCentre = questionCentre,
            AnswerCentre = answerCentre,
            Language = LanguageOf(threads),
        };
    }

    /// <summary>The language most askers write in; English where it is even, then by name.</summary>
    private static string LanguageOf(List<ReadThread> threads) =>
        threads
            .Select(thread => thread.Messages.FirstOrDefault(message => message.IsAsker)?.Prose)
            .OfType<string>()
            .CountBy(SpokenLanguage.Of)
            .OrderByDescending(language => language.Value)
            .ThenByDescending(language => language.Key == SpokenLanguage.English)
            .ThenBy(language => language.Key, StringComparer.Ordinal)
            .Select(language => language.Key)
            .FirstOrDefault(SpokenLanguage.English);
}
