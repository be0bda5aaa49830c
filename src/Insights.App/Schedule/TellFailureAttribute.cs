using Hangfire;
using Hangfire.Common;
using Hangfire.States;
using Hangfire.Storage;

namespace Insights.App.Schedule;

/// <summary>A job that failed for good is told by a job of its own, which is tried again until it is told.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class TellFailureAttribute : JobFilterAttribute, IApplyStateFilter
{
    public void OnStateApplied(ApplyStateContext context, IWriteOnlyTransaction transaction)
    {
        if (context.NewState is not FailedState failed)
        {
            return;
        }

        var night = context.BackgroundJob.Job.Args[0] as string ?? "before it began";
        var (ending, line) = (failed.Exception is NightBlockedException ? NightNote.Blocked : NightNote.Failed, failed.Exception.Message);
        new BackgroundJobClient(context.Storage).Enqueue<NightJobs>(jobs => jobs.TellAsync(night, ending, line, CancellationToken.None));
    }

    public void OnStateUnapplied(ApplyStateContext context, IWriteOnlyTransaction transaction)
    {
    }
}
