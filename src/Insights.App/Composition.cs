using Insights.App.Commands;
using Insights.App.Store;
using Microsoft.Extensions.DependencyInjection;

namespace Insights.App;

/// <summary>The one place where adapters are chosen.</summary>
internal static class Composition
{
    /// <summary>What a command works with; the caller closes it.</summary>
    public static ServiceProvider Compose(this CommandContext context) => new ServiceCollection()
        .AddStore(context.Work, context.Settings.Store.PseudonymKey)
        .BuildServiceProvider();
}
