using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Insights.App.Web.Guarding;

/// <summary>What readers and the log are told of an unforeseen fault: neither gets a message, which may hold text of the community.</summary>
internal static class FaultPage
{
    public static void UseFaultPage(this IApplicationBuilder app) => app.UseExceptionHandler(new ExceptionHandlerOptions
    {
        ExceptionHandler = TellAsync,
        StatusCodeSelector = fault => fault is BadHttpRequestException bad ? bad.StatusCode : StatusCodes.Status500InternalServerError,
        SuppressDiagnosticsCallback = _ => true,
    });

    private static Task TellAsync(HttpContext context)
    {
        var fault = context.Features.Get<IExceptionHandlerFeature>()?.Error;
        if (fault is null or BadHttpRequestException)
        {
            return Results.Problem("The request cannot be read.", statusCode: context.Response.StatusCode).ExecuteAsync(context);
        }

        var method = new StackTrace(fault).GetFrame(0)?.GetMethod();
        context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(nameof(Web))
            .RequestFailed(fault.GetType().Name, $"{method?.DeclaringType?.FullName}.{method?.Name}");
        return Results.Problem("Something went wrong here; the log in the work folder names the place.", statusCode: context.Response.StatusCode)
            .ExecuteAsync(context);
    }
}
