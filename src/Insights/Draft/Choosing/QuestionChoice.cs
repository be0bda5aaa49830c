using Insights.Draft.Evidencing;
using Insights.Draft.Reading;
using Insights.Draft.Wording;
using Insights.Embed;
using Insights.Ingest;
using Insights.Ingest.Texts;

namespace Insights.Draft.Choosing;

/// <summary>The question of an entry and other wordings, best first.</summary>
internal sealed record ChosenQuestion(string Question, IReadOnlyList<string> AlsoAsked);

/// <summary>
/// Chooses from the members' titles and asking sentences the one a newcomer would type: central, and able to stand
/// alone.
/// </summary>
internal sealed class QuestionChoice(ITextEncoder encoder)
{
    /// <summary>The best wording and the others; null where no member has a wording fit to show.</summary>
    public ChosenQuestion? Choose(
        IReadOnlyList<ReadThread> threads, float[]? questionCentre, float[]? answerCentre, string language)
    {
        var shared = new SharedWords(threads);
        var scored = threads
            .SelectMany(thread => WordingsOf(thread, language))
            .Select(wording => (wording.Thread, wording.Text, wording.Vector, Score: ScoreOf(wording)))
            .OrderByDescending(wording => SpokenLanguage.Of(wording.Text) == language)
            .ThenByDescending(wording => wording.Score)
            .ThenBy(wording => wording.Thread.Id)
            .ThenBy(wording => wording.Text, StringComparer.Ordinal)
            .ToList();
        if (scored.Count == 0)
        {
            return null;
        }

        var best = scored[0];
        var authors = new HashSet<Pseudonym>();
        var others = new List<(string Text, float[]? Vector)> { (best.Text, best.Vector) };
        foreach (var wording in scored.Skip(1))
        {
            if (others.Count > DraftThresholds.MostOtherWordings)
            {
                break;
            }

            // One wording an asker, so that a talkative one does not fill the list.
            var isNew = others.TrueForAll(other =>
                Vectors.Similarity(other.Vector, wording.Vector) < DraftThresholds.SameWording
                && !string.Equals(other.Text, wording.Text, StringComparison.OrdinalIgnoreCase));
            if (isNew && authors.Add(wording.Thread.Asker))
            {
                others.Add((wording.Text, wording.Vector));
            }
        }

        return new ChosenQuestion(best.Text, [.. others.Skip(1).Select(other => other.Text)]);

        double ScoreOf((ReadThread Thread, string Text, float[]? Vector) wording) =>
            Math.Sqrt(QuestionText.Fitness(wording.Text, language))
            * (DraftThresholds.LeastCentrality
                + Vectors.Similarity(wording.Vector, questionCentre)
                + (Vectors.Similarity(wording.Vector, answerCentre) / 2))
            * (DraftThresholds.LeastShare + shared.ShareOf(wording.Text));
    }

    private IEnumerable<(ReadThread Thread, string Text, float[]? Vector)> WordingsOf(
        ReadThread thread, string language)
    {
        var first = thread.Messages.Where(message => message.IsAsker && message.IsUsable)
            .Take(DraftThresholds.AskersMessages);
        var sentences = first.SelectMany(message => message.Sentences
            .Where(sentence => !sentence.IsCode && !sentence.IsQuoted && EvidenceFeatures.IsAsking(sentence.Text))
            .Select(sentence => sentence.Text));
        var title = thread.Conversation.Title is { } named && !MachineSpeech.AddressesMachine(named.Typed)
            ? TextRenderer.Render(named).Text
            : null;
        return sentences
            .Prepend(title ?? "")
            .Select(QuestionText.Tidy)
            .OfType<string>()
            .Distinct(StringComparer.Ordinal)
            .Where(text => QuestionText.Fitness(text, language) >= DraftThresholds.LeastFitness)
            .Select(text => (thread, text, encoder.Encode(text)));
    }
}
