using Insights.Publish.Site;

namespace Insights.App.Web.Queue;

/// <summary>Tells which keys a page knows; without a script it is not shown.</summary>
internal static class KeyHelp
{
    public static Html Write(IEnumerable<(string Key, string Does)> keys) => Html.Of(
        $"<p class=\"hint\" id=\"keys\" hidden>Keys: {Html.Join(keys.Select(key => Html.Of($"<kbd>{key.Key}</kbd> {key.Does} ")))}</p>\n");
}
