using Insights.App.DiscordChat.Bot.Interactions;
using Insights.App.DiscordChat.Bot.Messages;
using Insights.App.Web.Publications;
using Insights.Publish;

namespace Insights.App.DiscordChat.Bot.Answers;

/// <summary>Answers from the publication that was committed last.</summary>
internal sealed class PublishedAnswers(CurrentPublication current, AnswerMessage messages)
{
    private const int Ranked = 4;
    private const int MostFound = 5;
    private const int LongestLine = 300;
    private const string NothingYet = "The FAQ is empty so far.";

    private volatile FinderOf? finder;

    public async Task<FoundAnswer> AnswerAsync(string question, string opening, CancellationToken cancellationToken)
    {
        if (current.Value is not { } served)
        {
            return new FoundAnswer.Nothing(NothingYet);
        }

        // A completed question comes as the entry's id.
        if (served.Publication.Entries.FirstOrDefault(entry => entry.Id == question.Trim()) is { } chosen)
        {
            return new FoundAnswer.Found(chosen.Id, 1, Whole(chosen, opening));
        }

        var answer = await served.Answerer.AnswerAsync(question, Ranked, cancellationToken);
        if (answer.Abstained || served.Publication.Entries.FirstOrDefault(entry => entry.Id == answer.Entry) is not { } found)
        {
            return new FoundAnswer.Nothing(NotInTheFaq(answer.Text, answer.Ranked.Select(ranked => ranked.Entry), served.Publication));
        }

        return new FoundAnswer.Found(found.Id, answer.Score, messages.Write(found, answer.Text, answer.Sources, opening));
    }

    public IReadOnlyList<Suggestion> Suggest(string typed)
    {
        if (current.Value is not { } served)
        {
            return [];
        }

        var known = finder;
        if (known?.Publication != served.Publication)
        {
            finder = known = new FinderOf(served.Publication, new QuestionFinder(served.Publication));
        }

        return known.Finder.Suggest(typed);
    }

    /// <summary>The entries that fit some words best, one a line.</summary>
    public async Task<OutgoingMessage> SearchAsync(string words, CancellationToken cancellationToken)
    {
        if (current.Value is not { } served)
        {
            return new OutgoingMessage { Content = NothingYet };
        }

        var answer = await served.Answerer.AnswerAsync(words, MostFound, cancellationToken);
        var lines = LinesOf(answer.Ranked.Select(ranked => ranked.Entry), served.Publication).ToList();
        return new OutgoingMessage { Content = lines.Count == 0 ? "Nothing was found." : string.Join('\n', lines) };
    }

    private OutgoingMessage Whole(FaqEntry entry, string opening)
    {
        var text = string.Join(' ', entry.Answer.Select(claim => claim.Text).Concat(entry.Note is null ? [] : [$"Note by the maintainers: {entry.Note}"]));
        return messages.Write(entry, text, [.. entry.Answer.SelectMany(claim => claim.Evidence).Distinct()], opening);
    }

    private string NotInTheFaq(string words, IEnumerable<string> nearest, Publication publication)
    {
        var lines = LinesOf(nearest.Take(Ranked - 1), publication).ToList();
        return lines.Count == 0 ? words : $"{words} The nearest entries:\n{string.Join('\n', lines)}";
    }

    private IEnumerable<string> LinesOf(IEnumerable<string> ids, Publication publication)
    {
        var entries = publication.Entries.ToDictionary(entry => entry.Id);
        return ids.Where(entries.ContainsKey).Select(id => entries[id]).Select(entry =>
            $"- {messages.LinkTo(entry, DiscordText.Shorten(DiscordText.Escape(entry.Question), LongestLine))} (`{entry.Id}`)");
    }

    private sealed record FinderOf(Publication Publication, QuestionFinder Finder);
}
