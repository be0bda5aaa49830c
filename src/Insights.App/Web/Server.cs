using System.Net.Sockets;
using Insights.App.Commands;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;

namespace Insights.App.Web;

/// <summary>Runs the server until it is told to stop, and says where it listens and what it waits for.</summary>
internal static class Server
{
    public static async Task<int> RunAsync(CommandContext context, IReadOnlyList<string> urls, CancellationToken cancellationToken)
    {
        context.Work.Create();
        await using var app = context.ComposeServer(urls);
        try
        {
            await ServeAsync(app, context, urls, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Told to stop while it was starting: that is what was asked for.
        }

        context.Log.ServerStopped();
        return ExitCode.Done;
    }

    private static async Task ServeAsync(
        WebApplication app, CommandContext context, IReadOnlyList<string> urls, CancellationToken cancellationToken)
    {
        await StartAsync(app, urls, cancellationToken);
        foreach (var address in app.Urls)
        {
            await context.Output.WriteLineAsync($"Listening on {address}");
        }

        await TellAsync(app, context, cancellationToken);
        context.Log.ServerStarted(app.Urls.Count);

        // A signal, or whoever started us, ends it; requests under way are finished first.
        await app.WaitForShutdownAsync(cancellationToken);
    }

    private static async Task StartAsync(WebApplication app, IReadOnlyList<string> urls, CancellationToken cancellationToken)
    {
        try
        {
            await app.StartAsync(cancellationToken);
        }
        catch (IOException taken) when (taken.InnerException is AddressInUseException)
        {
            throw new WorkFaultException(
                $"{string.Join(' ', urls)} is in use by another program; stop that one, or give another address with --urls.", taken);
        }
        catch (SocketException refused)
        {
            throw new WorkFaultException(
                $"{string.Join(' ', urls)} cannot be listened at ({refused.SocketErrorCode}); give an address and port of this machine that this user may use with --urls.",
                refused);
        }
    }

    private static async Task TellAsync(WebApplication app, CommandContext context, CancellationToken cancellationToken)
    {
        var report = await app.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(cancellationToken);
        foreach (var (name, entry) in report.Entries.Where(entry => entry.Value.Status != HealthStatus.Healthy))
        {
            await context.Output.WriteLineAsync($"{name}: {entry.Description}");
        }
    }
}
