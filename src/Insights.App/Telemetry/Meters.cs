using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Insights.App.Telemetry;

/// <summary>What this program counts of its own; never a text, only how often and how much.</summary>
internal sealed class Meters : IDisposable
{
    public const string Name = "Insights";

    private readonly Meter meter;
    private readonly Counter<long> questions;
    private readonly Histogram<double> answerSeconds;
    private readonly Gauge<int> entries;
    private readonly Counter<long> publications;

    public Meters(IMeterFactory factory)
    {
        meter = factory.Create(Name);
        questions = meter.CreateCounter<long>("insights.questions", description: "Questions that were asked, by door and by whether the FAQ answered.");
        answerSeconds = meter.CreateHistogram<double>("insights.answer.duration", "s", "How long an answer took.");
        entries = meter.CreateGauge<int>("insights.entries", description: "Entries of the publication that is served.");
        publications = meter.CreateCounter<long>("insights.publications", description: "Publications that were taken over.");
    }

    public void Asked(string door, bool isAnswered, TimeSpan took)
    {
        var tags = new TagList { { "door", door }, { "answered", isAnswered ? "yes" : "no" } };
        questions.Add(1, tags);
        answerSeconds.Record(took.TotalSeconds, tags);
    }

    public void Serves(int count)
    {
        entries.Record(count);
        publications.Add(1);
    }

    public void Dispose() => meter.Dispose();
}
