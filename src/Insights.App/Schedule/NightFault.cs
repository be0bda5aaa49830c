using Insights.App.Commands;

namespace Insights.App.Schedule;

/// <summary>The scheduler keeps what a job threw and shows it: only lines of our own wording may get there.</summary>
internal static class NightFault
{
    public static async Task NamedAsync(Func<Task> work, CancellationToken cancellationToken)
    {
        try
        {
            await work();
        }
        catch (Exception fault) when (!IsOurs(fault, cancellationToken))
        {
            throw new WorkFaultException(Ending.Of(fault, cancellationToken).Line);
        }
    }

    private static bool IsOurs(Exception fault, CancellationToken cancellationToken) =>
        fault is UnusableException or WorkFaultException or NightBlockedException or StillReadingException
        || (fault is OperationCanceledException && cancellationToken.IsCancellationRequested);
}

/// <summary>Channels are being read: the job looks again in a moment.</summary>
public sealed class StillReadingException() : Exception("Channels are still being read.");

/// <summary>Publishing waits for a person: trying again changes nothing.</summary>
public sealed class NightBlockedException(string line) : Exception(line);
