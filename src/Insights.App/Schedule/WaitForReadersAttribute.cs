using Hangfire.Common;
using Hangfire.States;

namespace Insights.App.Schedule;

/// <summary>Puts a job off that found channels still being read; it stays the same job, so what follows it stays attached.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class WaitForReadersAttribute : JobFilterAttribute, IElectStateFilter
{
    /// <summary>Between two looks.</summary>
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    public void OnStateElection(ElectStateContext context)
    {
        if (context.CandidateState is FailedState { Exception: StillReadingException waits })
        {
            context.CandidateState = new ScheduledState(Look) { Reason = waits.Message };
        }
    }
}
