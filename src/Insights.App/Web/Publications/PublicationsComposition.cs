using Microsoft.Extensions.DependencyInjection;

namespace Insights.App.Web.Publications;

internal static class PublicationsComposition
{
    public static IServiceCollection AddPublications(this IServiceCollection services)
    {
        services.AddSingleton<CurrentPublication>().AddHostedService<PublicationWatch>();
        services.AddHealthChecks().AddCheck<PublicationCheck>(PublicationCheck.Name);
        return services;
    }
}
