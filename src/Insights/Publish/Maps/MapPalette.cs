using System.Text;

namespace Insights.Publish.Maps;

/// <summary>
/// The colours of the page in both schemes. Categories are told apart by lightness and hue as seen with normal, red-blind and
/// green-blind eyes (searched with the model of Machado, Oliveira and Fernandes 2009), and each stands out from its ground by 3 : 1
/// (WCAG 2.2, 1.4.11).
/// </summary>
internal static class MapPalette
{
    public const string LightCard = "#ffffff";
    public const string DarkCard = "#10151d";
    public const string LightRest = "#858b97";
    public const string DarkRest = "#7b8494";

    private const string Light =
        $"--ground:#f5f6f8;--card:{LightCard};--ink:#171b22;--soft:#58606d;--line:#e1e4ea;--edge:#858d9a;"
        + $"--hover:#f0f2f6;--link:#2a4fd0;--focus:#1f5bff;--shade:rgb(20 28 45 / .16);--rest:{LightRest};";

    private const string Dark =
        $"--ground:#0a0e14;--card:{DarkCard};--ink:#eef1f6;--soft:#a3acba;--line:#252d39;--edge:#5f6a7a;"
        + $"--hover:#1a212c;--link:#9bb6ff;--focus:#7fa6ff;--shade:rgb(0 0 0 / .55);--rest:{DarkRest};";

    public static IReadOnlyList<string> LightCategories { get; } =
        ["#4f74ff", "#be8700", "#2d93a1", "#8f055e", "#4c30bb", "#d77475", "#13673a", "#995307", "#049bd8", "#731500"];

    public static IReadOnlyList<string> DarkCategories { get; } =
        ["#9899ff", "#e08c12", "#32f4bb", "#cf6db0", "#2c6cff", "#d64069", "#73fe7d", "#fbe92b", "#49fdff", "#cc5236"];

    /// <summary>The system's scheme, unless the reader chose one on the page.</summary>
    public static string Css { get; } =
        $":root{{color-scheme:light;{Light}{Categories(LightCategories)}}}\n"
        + $"@media (prefers-color-scheme:dark){{:root:not([data-scheme=light]){{color-scheme:dark;{Dark}{Categories(DarkCategories)}}}}}\n"
        + $":root[data-scheme=dark]{{color-scheme:dark;{Dark}{Categories(DarkCategories)}}}\n";

    /// <summary>Paper is light, whatever the screen is.</summary>
    public static string PrintCss { get; } =
        $"@media print{{:root:not([data-scheme=none]){{color-scheme:light;{Light}{Categories(LightCategories)}}}}}\n";

    private static string Categories(IReadOnlyList<string> colours) =>
        colours.Index().Aggregate(new StringBuilder(), (css, colour) => css.Append($"--k{colour.Index}:{colour.Item};")).ToString();
}
