using System.Text;
using System.Text.RegularExpressions;
using Insights.Cluster.Projection;
using Insights.Ingest;
using Insights.Report.Counting;
using Insights.Report.Mined;
using Insights.Report.Wording;
using Insights.Report.Writing;
using Insights.Tests.Fakes;

namespace Insights.Tests.Report.Wording;

public sealed class MessageFileTests
{
    private static readonly string Folder = Path.Combine(SampleCommunity.Root, "data", "report");

    public static TheoryData<string> Languages => [.. MessageFile.LanguagesIn(Folder)];

    [Fact]
    public void There_are_words_in_seven_languages() =>
        Assert.Equal(["de", "en", "es", "ja", "ko", "pt", "zh"], MessageFile.LanguagesIn(Folder));

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_language_says_all_that_english_says_with_the_same_values_and_every_form(string language)
    {
        var (english, words) = (MessageFile.Read(Folder, "en"), MessageFile.Read(Folder, language));
        Assert.Equal(english.Messages.Keys.Order(), words.Messages.Keys.Order());
        foreach (var (key, forms) in english.Messages)
        {
            Assert.True(words.Messages[key].Count == 1 || words.Plurals.Categories.Order().SequenceEqual(words.Messages[key].Keys.Order()), $"{language}: {key} lacks a form");
            Assert.True(forms.Count == 1 || words.Messages[key].Count == words.Plurals.Categories.Count(), $"{language}: {key} needs forms");
            Assert.All(words.Messages[key].Values, form => Assert.Subset(Slots(forms), Slots(form)));
        }

        Assert.Equal((12, 12, 7, 7), (words.Dates.Months.Count, words.Dates.ShortMonths.Count, words.Dates.Weekdays.Count, words.Dates.ShortWeekdays.Count));
        Assert.NotNull(new Regex(words.Messages["analysis.movement"]["other"]));
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void A_report_reads_whole_in_every_language_whatever_happened(string language)
    {
        var words = MessageFile.Read(Folder, language);
        foreach (var conversations in new[] { [], Some(3, 1), Some(40, 0.3), Some(400, 0.9) })
        {
            foreach (var isCompared in new[] { false, true })
            {
                var report = PeriodCounting.Make(ReportInputs.Of(conversations) with { NotMined = 1 }, ReportInputs.Request(ReportInputs.Year2024, isCompared));
                var page = new ReportComposer(report, new Phrases(words), _ => "../faq/setup.md", null).Compose();
                var text = Encoding.UTF8.GetString(MarkdownReport.Write(page)) + Encoding.UTF8.GetString(HtmlReport.Write(page));
                Assert.DoesNotMatch(@"\{[a-zA-Z]+\}(?!\))", Regex.Replace(text, "<style>.*?</style>", "", RegexOptions.Singleline));
                Assert.Contains($"lang=\"{language}\"", text, StringComparison.Ordinal);
            }
        }
    }

    [Theory]
    [InlineData("en", 1, "1 conversation", "1,234.5", "12 %", "4 July 2024", "1.5 hours")]
    [InlineData("de", 2, "2 Gesprächen", "1.234,5", "12 %", "4. Juli 2024", "1,5 Stunden")]
    [InlineData("es", 1, "1 conversación", "1.234,5", "12 %", "4 de julio de 2024", "1,5 horas")]
    [InlineData("pt", 0, "0 conversa", "1.234,5", "12%", "4 de julho de 2024", "1,5 horas")]
    [InlineData("ja", 7, "7件の会話", "1,234.5", "12%", "2024年7月4日", "1.5時間")]
    [InlineData("ko", 7, "대화 7건", "1,234.5", "12%", "2024년 7월 4일", "1.5시간")]
    [InlineData("zh", 7, "7 个对话", "1,234.5", "12%", "2024年7月4日", "1.5 小时")]
    public void Counts_numbers_days_and_times_are_written_as_the_language_does(
        string language, int count, string counted, string number, string percent, string day, string hours)
    {
        var phrases = new Phrases(MessageFile.Read(Folder, language));
        Assert.Contains(counted, phrases.Say("topic.asked", ("conversations", count), ("people", 2), ("reactions", 0), ("day", "x")), StringComparison.Ordinal);
        Assert.Equal((number, percent), (phrases.Number(1234.5, 1), phrases.Percent(0.12)));
        Assert.Equal((day, hours), (phrases.Day(new DateOnly(2024, 7, 4)), phrases.Duration(1.5)));
    }

    [Fact]
    public void A_language_that_somebody_adds_is_found()
    {
        var folder = Directory.CreateTempSubdirectory("insights-words-").FullName;
        try
        {
            File.WriteAllText(Path.Combine(folder, "pl.yaml"), File.ReadAllText(Path.Combine(Folder, "en.yaml"))
                .Replace("summary.heading: \"At a glance\"", "summary.heading: \"W skrócie\"", StringComparison.Ordinal));
            Assert.Equal("W skrócie", new Phrases(MessageFile.Read(folder, "pl")).Say("summary.heading"));
            File.WriteAllText(Path.Combine(folder, "xx.yaml"), "plurals: {}\n");
            Assert.Contains("en.yaml", Assert.Throws<UnusableException>(() => MessageFile.Read(folder, "xx")).Message, StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static HashSet<string> Slots(string form) => [.. Regex.Matches(form, @"\{[a-zA-Z]+\}").Select(slot => slot.Value)];

    private static HashSet<string> Slots(IReadOnlyDictionary<string, string> forms) => [.. forms.Values.SelectMany(Slots)];

    // Conversations of both years with topics, answers, thanks and places, as far as a share of them has it.
    private static List<MinedConversation> Some(int count, double share) =>
    [
        .. Enumerable.Range(0, count).Select(number =>
        {
            var at = new DateTimeOffset(2023, 3, 1, 0, 0, 0, TimeSpan.Zero).AddHours(number * 600 / Math.Max(1, count / 25) % 16000);
            var asked = ReportInputs.Asked(number, at, $"topic{number % 6:000}", number % 3 == 0 ? "billing" : "setup", number % 10 < 10 * share ? 0.2 + (number % 50) : null);
            return asked with
            {
                Place = new MapPosition(number % 17, number % 11),
                Activity = asked.Activity with
                {
                    SolvedAt = number % 2 == 0 ? asked.Activity.AnsweredAt : null,
                    Helpers = asked.Activity.AnsweredAt is null ? [] : [new Pseudonym($"h{number % 7}")],
                    Versions = ["2.4"],
                },
            };
        }),
    ];
}
