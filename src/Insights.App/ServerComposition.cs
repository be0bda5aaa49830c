using Insights.App.Commands;
using Insights.App.DiscordChat.Bot;
using Insights.App.Logging;
using Insights.App.Reporting;
using Insights.App.Schedule;
using Insights.App.Telemetry;
using Insights.App.Web.Access;
using Insights.App.Web.Asking;
using Insights.App.Web.Guarding;
using Insights.App.Web.Health;
using Insights.App.Web.Mcp;
using Insights.App.Web.Ops;
using Insights.App.Web.Pages;
using Insights.App.Web.Publications;
using Insights.App.Web.Queue;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Insights.App;

/// <summary>The one place where the parts of <c>serve</c> are put together: services by AddX(), endpoints by MapX().</summary>
internal static class ServerComposition
{
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(20);

    // A whole entry as a reviewer edits it is far smaller.
    private const int LargestRequest = 256 * 1024;

    /// <summary>The server, not started; the caller closes it.</summary>
    public static WebApplication ComposeServer(this CommandContext context, IReadOnlyList<string> urls)
    {
        // Empty: nothing of the working directory or of another program's environment is taken for a setting.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ApplicationName = "insights" });
        builder.WebHost.UseKestrelCore().ConfigureKestrel(Limit).UseUrls([.. urls]);
        builder.Logging
            .AddLogFile(context.Work.LogFolder, context.Clock)
            .AddFilter("Microsoft", LogLevel.Warning)
            .AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error)
            .AddFilter("System", LogLevel.Warning)
            .AddFilter("ModelContextProtocol", LogLevel.Warning);
        builder.Services
            .AddSingleton(context)
            .AddSingleton(context.Settings)
            .AddSingleton(context.Work)
            .AddSingleton(context.Clock)
            .Configure<HostOptions>(host => host.ShutdownTimeout = StopPatience)
            .Configure<ConsoleLifetimeOptions>(console => console.SuppressStatusMessages = true)
            .AddRouting()
            .AddSystemd()
            .AddTelemetry(context.Settings.Telemetry)
            .AddPublications()
            .AddPages()
            .AddReviewQueue()
            .AddOps()
            .AddReports()
            .AddMcp()
            .AddOpenApi()
            .AddProxies(context.Settings.Web.Proxies)
            .AddRequestRate(context.Settings.Web.RequestsPerMinute)
            .AddAccess(context.Settings.Web, context.Work)
            .AddDiscordChat(context)
            .AddSchedule(context);

        var app = builder.Build();
        app.UseFaultPage();
        app.UseSecurityHeaders();
        app.UseForwardedHeaders();
        app.UseRateLimiter();
        app.UseRouting();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseAntiforgery();
        app.MapHealth();
        app.MapMetrics();
        app.MapApi();
        app.MapOpenApi("/openapi.json");
        app.MapMcpServer();
        app.MapAskPage();
        app.MapReport();
        app.MapLogin();
        app.MapMaintainerAssets();
        app.MapReviewQueue();
        app.MapReviewApi();
        app.MapOps();
        app.MapSite();
        app.MapDiscordChat(context.Settings);
        app.MapSchedule();
        return app;
    }

    private static void Limit(KestrelServerOptions kestrel)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = LargestRequest;
        kestrel.Limits.MaxRequestHeadersTotalSize = 16 * 1024;
    }
}
