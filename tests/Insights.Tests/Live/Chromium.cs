using Microsoft.Playwright;

namespace Insights.Tests.Live;

/// <summary>A browser of its own for tests, with a new profile; skips the test where the machine has none.</summary>
internal sealed class Chromium : IAsyncDisposable
{
    private static readonly string[] Places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
    private readonly IPlaywright playwright;
    private readonly IBrowser browser;

    private Chromium(IPlaywright playwright, IBrowser browser) => (this.playwright, this.browser) = (playwright, browser);

    public static async Task<Chromium> StartAsync()
    {
        var program = Places.FirstOrDefault(File.Exists);
        Skip.If(program is null, "There is no chromium on this machine; apt-get install -y chromium.");
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = program,
            Headless = true,
            Args = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"],
            Timeout = 120_000,
        });
        return new Chromium(playwright, browser);
    }

    public async Task<IBrowserContext> OpenAsync(int width, int height, bool isDark, bool isTouch)
    {
        var context = await browser.NewContextAsync(new BrowserNewContextOptions
        {
            ViewportSize = new ViewportSize { Width = width, Height = height },
            ColorScheme = isDark ? ColorScheme.Dark : ColorScheme.Light,
            ReducedMotion = ReducedMotion.Reduce,
            HasTouch = isTouch,
            DeviceScaleFactor = isTouch ? 2 : 1,
        });

        // Other tests load the same processors; what never comes is still seen to be missing.
        context.SetDefaultTimeout(120_000);
        return context;
    }

    public async ValueTask DisposeAsync()
    {
        await browser.DisposeAsync();
        playwright.Dispose();
    }
}
