using Insights.Publish.Site;
using Microsoft.AspNetCore.Http;

namespace Insights.App.Web.Pages;

/// <summary>Pages for those who find nothing where they came.</summary>
internal static class Notices
{
    public static IResult NothingYet(PageShell shell) => Write(
        shell, "Nothing is published yet", "", StatusCodes.Status200OK,
        "As soon as the first night has mined the community’s conversations, its answers stand here.");

    public static IResult NotFound(PageShell shell, string path) => Write(
        shell, "There is no such page", path, StatusCodes.Status404NotFound, "Perhaps the FAQ has what you looked for.");

    public static IResult TooLong(PageShell shell) => Write(
        shell, "That is too long", SiteMaker.AskPage, StatusCodes.Status400BadRequest, $"A question has {SiteLimits.LongestQuestion} characters at most.");

    public static IResult Gone(PageShell shell) => Write(
        shell, "This entry was taken back", "q/gone", StatusCodes.Status410Gone, "What backed it is gone, and no other entry took its place.");

    private static HtmlPage Write(PageShell shell, string title, string path, int status, string text)
    {
        var frame = shell.Frame(title, path);
        return new HtmlPage(
            frame.Around(Html.Of($"<h1>{title}</h1>\n<p class=\"lead\">{text}</p>\n<p><a class=\"button quiet\" href=\"{frame.Addresses.Page("")}\">To the FAQ</a></p>")),
            status);
    }
}
