using Insights.Agents;
using Insights.Ingest.Texts;
using Microsoft.SemanticKernel;

namespace Insights.App.ModelClients;

/// <summary>
/// Looks through every finished prompt once more for what must not be shown: the stages put masked text in, and this
/// makes sure that a mistake of theirs does not leave the machine.
/// </summary>
internal sealed class Redaction(TextMarker marker) : IPromptRenderFilter
{
    public async Task OnPromptRenderAsync(PromptRenderContext context, Func<PromptRenderContext, Task> next)
    {
        await next(context);
        if (context.RenderedPrompt is { } prompt)
        {
            // Our own lines hold nothing of anybody, and an author who is called like a label must not take it away.
            context.RenderedPrompt = string.Join('\n', prompt.Split('\n').Select(line =>
                line.StartsWith(Fence.TextSign, StringComparison.Ordinal) ? MaskedLine.Of(marker.Mark(line, [])).Text : line));
        }
    }
}
