using System.CommandLine;
using Insights.App.Web;

namespace Insights.App.Commands;

/// <summary>The server: pages, interfaces and health, until it is stopped.</summary>
internal static class ServeCommand
{
    private static readonly Option<string> Urls = new("--urls")
    {
        Description = "Where to listen: addresses that begin with http://, separated by semicolons.",
        HelpName = "URLS",
        DefaultValueFactory = _ => "http://127.0.0.1:8080",
    };

    public static Command Create()
    {
        var command = new Command("serve", "Serve the published FAQ as web pages and interfaces until stopped. Starts without a source, too.")
        {
            Urls, SharedOptions.Out, SharedOptions.Work, SharedOptions.Model,
        };
        command.SetAction((parsed, cancellationToken) => CommandContext.RunAsync(
            parsed,
            context => Server.RunAsync(context, ListenAddresses.Parse(parsed.GetValue(Urls)!), cancellationToken),
            cancellationToken));
        return command;
    }
}
