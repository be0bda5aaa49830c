using Microsoft.SemanticKernel;

namespace Insights.Agents;

/// <summary>Where stages get their agents: one kernel, one folder of prompts.</summary>
/// <param name="kernel">Holds the chat client with all that wraps it, and the filters.</param>
/// <param name="prompts">The folder that holds <c>draft/drafter.md</c> and the like.</param>
/// <param name="model">The model's name as people know it.</param>
public sealed class AgentDesk(Kernel kernel, string prompts, string model)
{
    public Kernel Kernel { get; } = kernel;

    /// <summary>What agents count.</summary>
    public AgentNotes Notes { get; } = new();

    public string Model { get; } = model;

    /// <summary>How many calls may be under way at a time.</summary>
    public int Concurrency { get; init; } = 1;

    /// <summary>The agent of a prompt file, such as <c>draft/drafter</c>.</summary>
    /// <exception cref="UnusableException">The file is missing or is no prompt.</exception>
    public Agent<TInputs, TReply> Open<TInputs, TReply>(string name, params IReadOnlyList<string> labels)
        where TInputs : class
        where TReply : class => new(this, PromptFile.Read(prompts, name), labels);

    /// <summary>Changes whenever the model or one of the prompts does.</summary>
    public string VersionOf(params IReadOnlyList<string> names) =>
        string.Join(' ', names.Select(name => PromptFile.Read(prompts, name).Hash).Prepend(Model));
}
