using System.Text.RegularExpressions;

namespace Insights.Ingest.Texts.Masks;

/// <summary>Names of cloud resources that hold an account: ARNs, Azure resource paths, service accounts, registries, queues.</summary>
internal static partial class CloudResources
{
    private static readonly Stems Announcers = new(
        "arn:", "subscription", "gserviceaccount", "amazonaws", "account", "tenant", "projects/", "directory");

    public static void Add(List<Mark> found, string typed)
    {
        if (!Announcers.AreIn(typed))
        {
            return;
        }

        Matches.Add(found, MarkKind.CloudResource, Named(), typed);
        Matches.AddGroup(found, MarkKind.CloudResource, AccountOf(), typed);
    }

    [GeneratedRegex(
        @"\barn:aws[\w-]{0,12}:[\w-]{1,40}:[\w-]{0,30}:\d{12}:[^\s""'`,<>)\]}]{1,400}|/?\bsubscriptions/[0-9a-f-]{32,36}(?:/[^\s""'`,<>)\]}]{1,400})?|[\w-]{1,100}@[\w.-]{1,100}\.gserviceaccount\.com"
        + @"|\b\d{12}\.dkr\.ecr(?:-fips)?\.[\w-]{4,30}\.amazonaws\.com|\bsqs\.[\w-]{4,30}\.amazonaws\.com/\d{12}/[\w.-]{1,80}|\boidc\.eks\.[\w-]{4,30}\.amazonaws\.com/id/[A-F0-9]{32}|\bprojects/[a-z][a-z0-9-]{4,29}/(?:locations|secrets|serviceAccounts|zones|regions|global|topics|subscriptions|instances)/[^\s""'`,<>)\]}]{1,300}",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Named();

    [GeneratedRegex(
        @"\b(?:(?:aws|amazon)[ _-]?)?account(?:[ _-]?(?:id|number|nr|no))?[""']?\s{0,2}(?:is |[:=#])?\s{0,2}[""'`]?(\d{12}|\d{4}-\d{4}-\d{4})(?![\d-])|\b(?:subscription|tenant|directory)[ _-]?id[""']?\s{0,2}(?:is |[:=])?\s{0,2}[""'`]?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex AccountOf();
}
