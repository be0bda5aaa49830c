using System.ComponentModel;

namespace Insights.App.Web.Asking;

/// <summary>The documents of the interface, for its description; what is written is the same as everywhere else, and a test holds them together.</summary>
internal sealed record AskRequest(
    [property: Description("The question, in one's own words; 2,000 characters at most.")] string? Question,
    [property: Description("How many entries are ranked: 1 to 100, 5 where it is left out.")] int? K);

internal sealed record AnswerShape(
    [property: Description("True where the FAQ does not answer; then entry is null and sources are empty.")] bool Abstained,
    [property: Description("Probability that the first of ranked answers, also when abstained.")] double Score,
    string? Entry,
    string Text,
    IReadOnlyList<SourceShape> Sources,
    IReadOnlyList<RankedShape> Ranked);

internal sealed record SourceShape(string Message, string Channel, string Quote, string Url);

internal sealed record RankedShape(string Entry, double Score);

internal sealed record EntriesShape(IReadOnlyList<EntryShape> Entries);

internal sealed record ClaimShape(string Text, IReadOnlyList<SourceShape> Evidence);

internal sealed record EntryShape
{
    public required string Id { get; init; }
    public required string Slug { get; init; }
    public required string Theme { get; init; }
    public required string Status { get; init; }
    public required string Question { get; init; }
    public required IReadOnlyList<string> AlsoAsked { get; init; }
    public required IReadOnlyList<ClaimShape> Answer { get; init; }

    [Description("What maintainers add in their own words; left out where there is none.")]
    public string? Note { get; init; }
    public required IReadOnlyList<string> Versions { get; init; }
    public required int Asked { get; init; }
    public required int Authors { get; init; }
    public required IReadOnlyList<string> Conversations { get; init; }
    public required DateOnly FirstAsked { get; init; }
    public required DateOnly LastSupported { get; init; }
    public required double Confidence { get; init; }
}
