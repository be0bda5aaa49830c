using Insights.Tests.Fakes;
using Microsoft.Playwright;

namespace Insights.Tests.Live;

/// <summary>Pictures of pages, kept beside the test results to be looked at; each gives its size in bytes.</summary>
internal static class Shots
{
    // On a page many windows tall a box that scrolls by itself makes Chromium's software renderer take tens of seconds for a picture that a
    // clipped box gives in two; pictures cannot be scrolled. A constructed sheet is no inline style, so a strict policy lets it pass.
    private const string Still = "() => { const sheet = new CSSStyleSheet(); sheet.replaceSync('.scroll { overflow: hidden !important; }'); document.adoptedStyleSheets.push(sheet); }";
    private const string Free = "() => { document.adoptedStyleSheets.pop(); }";
    private static readonly string Folder = Path.Combine(SampleCommunity.Root, "tests", "Insights.Tests", "TestResults");

    public static async Task<int> PageAsync(IPage page, string name)
    {
        await page.EvaluateAsync(Still);
        var shot = await page.ScreenshotAsync(new PageScreenshotOptions { Path = Place(name), FullPage = true });
        await page.EvaluateAsync(Free);
        return shot.Length;
    }

    public static async Task<int> PartAsync(ILocator part, string name) =>
        (await part.ScreenshotAsync(new LocatorScreenshotOptions { Path = Place(name) })).Length;

    private static string Place(string name)
    {
        var file = Path.Combine(Folder, name + ".png");
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        return file;
    }
}
