using Insights.App.Commands;

return await InsightsCommand.RunAsync(args, Terminal.OfProcess(), CancellationToken.None);
