using System.Security;
using Microsoft.SemanticKernel;

namespace Insights.Agents;

/// <summary>
/// Renders a prompt as two messages: our instructions as the system's, the inputs as the user's. All of it is escaped,
/// so no text can pass for a message of its own.
/// </summary>
internal sealed class FencedTemplate(PromptFile prompt) : IPromptTemplate
{
    public const string Argument = "asked";

    private const string Again = "Your last reply could not be used: ";

    public Task<string> RenderAsync(Kernel kernel, KernelArguments? arguments = null, CancellationToken cancellationToken = default)
    {
        var asked = arguments?[Argument] as AskedText ?? throw new InvalidOperationException($"{prompt.Name} was asked without inputs.");
        var data = asked.Fault is { } fault ? $"{asked.Text.Data}\n\n{Again}{fault}. Reply again, with the JSON object alone." : asked.Text.Data;
        return Task.FromResult(
            $"<message role=\"system\">{SecurityElement.Escape(asked.Text.Instructions)}</message>"
            + $"<message role=\"user\">{SecurityElement.Escape(data)}</message>");
    }
}

/// <summary>A rendered prompt on its way, and what was wrong with the last reply to it.</summary>
internal sealed record AskedText(PromptText Text, string? Fault);
