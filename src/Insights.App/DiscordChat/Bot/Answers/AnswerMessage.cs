using System.Globalization;
using Insights.App.DiscordChat.Bot.Interactions;
using Insights.App.DiscordChat.Bot.Messages;
using Insights.Draft;
using Insights.Publish;
using Insights.Publish.Site;

namespace Insights.App.DiscordChat.Bot.Answers;

/// <summary>An entry's answer as a message of at most 2,000 characters, with its sources and buttons.</summary>
internal sealed class AnswerMessage(Uri? pages, bool canAskHuman)
{
    public const int Longest = 2000;
    private const int LongestQuestion = 300;
    private const int MostSources = 6;

    /// <param name="entry">The entry that answers.</param>
    /// <param name="text">What is said of it.</param>
    /// <param name="sources">The messages that back what is said.</param>
    /// <param name="opening">A line of ours before it; may be empty.</param>
    public OutgoingMessage Write(FaqEntry entry, string text, IReadOnlyList<Evidence> sources, string opening)
    {
        var head = $"{(opening.Length > 0 ? $"{opening}\n" : "")}**{DiscordText.Shorten(DiscordText.Escape(entry.Question), LongestQuestion)}**\n";
        var tail = $"\n{SourceLine(sources)}{EntryLine(entry)}";
        return new OutgoingMessage
        {
            Content = head + DiscordText.Shorten(DiscordText.Escape(text), Longest - head.Length - tail.Length) + tail,
            Components = [Buttons(entry.Id)],
        };
    }

    /// <summary>The same without what was done already.</summary>
    public ActionRow Buttons(string entry, bool isHumanAsked = false) => new(
    [
        new Button("This helped", CustomId.Of(CustomAction.Helped, entry).ToString(), ButtonStyle.Success),
        new Button("Not helpful", CustomId.Of(CustomAction.NotHelpful, entry).ToString(), ButtonStyle.Secondary),
        .. canAskHuman
            ? [new Button("Ask a human", CustomId.Of(CustomAction.AskHuman, entry).ToString(), ButtonStyle.Primary) { Disabled = isHumanAsked ? true : null }]
            : Array.Empty<Button>(),
    ]);

    /// <summary>An entry's name, with a link where its page is known.</summary>
    public string LinkTo(FaqEntry entry, string label) =>
        pages is null ? label : $"[{label}](<{new Uri(pages, SiteAddresses.EntryPage(entry.Slug)).AbsoluteUri}>)";

    private static string SourceLine(IReadOnlyList<Evidence> sources)
    {
        var links = sources.DistinctBy(source => source.Message).Take(MostSources)
            .Select((source, place) => string.Create(CultureInfo.InvariantCulture, $"[{place + 1}](<{source.Url.AbsoluteUri}>)"));
        return sources.Count == 0 ? "" : $"Sources: {string.Join(" · ", links)}\n";
    }

    private string EntryLine(FaqEntry entry)
    {
        var versions = entry.Versions.Count == 0 ? "" : $" · for {DiscordText.Shorten(DiscordText.Escape(string.Join(", ", entry.Versions)), 80)}";
        return string.Create(
            CultureInfo.InvariantCulture, $"-# {LinkTo(entry, entry.Id)}{versions} · last supported {entry.LastSupported:yyyy-MM-dd}");
    }
}
