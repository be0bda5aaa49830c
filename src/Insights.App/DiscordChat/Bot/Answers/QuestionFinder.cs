using Insights.App.DiscordChat.Bot.Interactions;
using Insights.App.DiscordChat.Bot.Messages;
using Insights.Embed;
using Insights.Publish;

namespace Insights.App.DiscordChat.Bot.Answers;

/// <summary>Finds published questions by words half typed.</summary>
internal sealed class QuestionFinder
{
    private const int Most = 25;
    private const int LongestName = 100;

    private readonly List<(FaqEntry Entry, IReadOnlyList<string> Words)> rows;

    public QuestionFinder(Publication publication) => rows =
    [
        .. publication.Entries.Select(entry => (entry, (IReadOnlyList<string>)
            [.. entry.AlsoAsked.Prepend(entry.Question).SelectMany(Words.Tokenise).Select(word => word.Term).Distinct()])),
    ];

    /// <summary>Questions that hold most of what was typed, the most asked first among equals; without a word the most asked.</summary>
    public IReadOnlyList<Suggestion> Suggest(string typed) =>
        [.. Find(typed).Take(Most).Select(entry => new Suggestion(DiscordText.Shorten(SafeText.Clean(entry.Question), LongestName), entry.Id))];

    private IEnumerable<FaqEntry> Find(string typed)
    {
        var terms = Words.Tokenise(typed).Select(word => word.Term).ToList();
        return rows
            .Select(row => (row.Entry, Fits: terms.Count(term => row.Words.Any(word => word.StartsWith(term, StringComparison.Ordinal)))))
            .Where(row => terms.Count == 0 ? typed.Trim().Length == 0 : row.Fits > 0)
            .OrderByDescending(row => row.Fits)
            .ThenByDescending(row => row.Entry.Asked)
            .ThenBy(row => row.Entry.Id, StringComparer.Ordinal)
            .Select(row => row.Entry);
    }
}
