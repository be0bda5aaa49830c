using System.Diagnostics;
using OpenTelemetry;

namespace Insights.App.Telemetry;

/// <summary>
/// Leaves of an address that was called only which server it is: paths hold secrets, such as the token of a webhook or of a Discord
/// interaction. The instrumentation hides queries alone.
/// </summary>
internal sealed class PathlessCalls : BaseProcessor<Activity>
{
    private const string Address = "url.full";

    public override void OnEnd(Activity data)
    {
        if (data.GetTagItem(Address) is string address)
        {
            data.SetTag(Address, Uri.TryCreate(address, UriKind.Absolute, out var called) ? called.GetLeftPart(UriPartial.Authority) : null);
        }
    }
}
