using Insights.Answer;
using Insights.App.Telemetry;
using Insights.App.Web.Publications;

namespace Insights.App.Web.Asking;

/// <summary>Answers from the publication that is served, the same at every door, and counts it.</summary>
internal sealed class AskDesk(Meters meters, TimeProvider clock)
{
    /// <summary>How many entries are ranked where nobody says.</summary>
    public const int Ranked = 5;

    /// <param name="served">What this request answers from.</param>
    /// <param name="question">One that is neither empty nor too long.</param>
    /// <param name="count">How many entries are ranked.</param>
    /// <param name="door">Where it was asked: page, api, mcp …</param>
    /// <param name="cancellationToken">Gives up where nobody waits any more.</param>
    public async Task<FaqAnswer> AnswerAsync(
        ServedPublication served, string question, int count, string door, CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        var answer = await served.Answerer.AnswerAsync(question, count, cancellationToken);
        meters.Asked(door, !answer.Abstained, clock.GetElapsedTime(started));
        return answer;
    }
}
