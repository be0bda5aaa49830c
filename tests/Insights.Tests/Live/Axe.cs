using System.Text.Json;
using Insights.Tests.Fakes;
using Microsoft.Playwright;

namespace Insights.Tests.Live;

/// <summary>The accessibility rules of axe-core, run within a page.</summary>
internal static class Axe
{
    private static readonly string[] Grave = ["serious", "critical"];
    private static readonly string Script = Path.Combine(SampleCommunity.Root, "tests", "accessibility", "node_modules", "axe-core", "axe.min.js");

    public static void SkipWhereMissing() =>
        Skip.IfNot(File.Exists(Script), "axe-core is not installed; npm ci in tests/accessibility.");

    /// <summary>Findings that keep people out, as "rule: element"; none where the page is fine.</summary>
    public static async Task<IReadOnlyList<string>> FindAsync(IPage page)
    {
        // Evaluated by the browser's own interface, which no policy of the page forbids.
        await page.EvaluateAsync(await File.ReadAllTextAsync(Script) + "; undefined");
        var found = await page.EvaluateAsync<JsonElement>(
            "async () => { const found = await axe.run(document, { resultTypes: ['violations'] }); return found.violations.map(({ id, impact, nodes }) => ({ id, impact, nodes: nodes.map(node => `${node.target} ${node.any.map(check => check.message)}`) })); }");
        return
        [
            .. from finding in found.EnumerateArray()
               where Grave.Contains(finding.GetProperty("impact").GetString())
               from node in finding.GetProperty("nodes").EnumerateArray()
               select $"{finding.GetProperty("id").GetString()}: {node.GetString()}",
        ];
    }
}
