using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Microsoft.SemanticKernel;

namespace Insights.App.ModelClients;

/// <summary>
/// Writes a line for each question put to the model: which agent, how long, how it ended; never a text. The same goes
/// to whoever listens to the activity source.
/// </summary>
internal sealed class CallTrace(string path, TimeProvider clock) : IFunctionInvocationFilter, IDisposable
{
    /// <summary>The name of the trace among a run's files.</summary>
    public const string Name = "calls";

    /// <summary>The name that a listener to the activities asks for.</summary>
    public const string SourceName = "Insights.ModelClients";

    private static readonly ActivitySource Source = new(SourceName);

    private readonly Lock writing = new();
    private FileStream? file;

    public async Task OnFunctionInvocationAsync(FunctionInvocationContext context, Func<FunctionInvocationContext, Task> next)
    {
        var started = clock.GetTimestamp();
        using var activity = Source.StartActivity(context.Function.Name);
        var ended = "answered";
        try
        {
            await next(context);
        }
        catch (Exception fault)
        {
            ended = fault is Agents.ModelUnavailableException or Agents.ModelRefusedException ? fault.Message : fault.GetType().Name;
            activity?.SetStatus(ActivityStatusCode.Error, ended);
            throw;
        }
        finally
        {
            Write(context.Function.Name, Math.Round(clock.GetElapsedTime(started).TotalSeconds, 3), ended);
        }
    }

    public void Dispose() => file?.Dispose();

    private void Write(string agent, double seconds, string ended)
    {
        lock (writing)
        {
            file ??= new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.Read);
            file.Write(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(new { agent, seconds, ended }, ReplyBook.Lines) + "\n"));
            file.Flush();
        }
    }
}
