using Microsoft.SemanticKernel;

namespace Insights.Agents;

/// <summary>
/// The one way to call a model: a record goes in through a prompt file, a checked record comes out. A reply that cannot
/// be used is asked for once more, with what was wrong with it; then it is refused.
/// </summary>
public sealed class Agent<TInputs, TReply>
    where TInputs : class
    where TReply : class
{
    private readonly Kernel kernel;
    private readonly AgentNotes notes;
    private readonly PromptFile prompt;
    private readonly KernelFunction function;
    private readonly object schema;

    internal Agent(AgentDesk desk, PromptFile prompt, IReadOnlyList<string> labels)
    {
        (kernel, notes, this.prompt) = (desk.Kernel, desk.Notes, prompt);
        var name = prompt.Name.Replace('/', '_');
        function = KernelFunctionFactory.CreateFromPrompt(
            new FencedTemplate(prompt), new PromptTemplateConfig { Name = name, TemplateFormat = "fenced" });
        schema = ReplySchema.Of(typeof(TReply), labels.Count > 0 ? labels : prompt.Labels);
    }

    /// <summary>How many characters of input the prompt has room for.</summary>
    public int Room =>
        prompt.Limit - prompt.Instructions.Length - prompt.Data.Length - (prompt.Inputs.Count * Fence.FrameLength);

    /// <summary>Asks with the inputs.</summary>
    /// <param name="inputs">A record whose members are the prompt's declared inputs.</param>
    /// <param name="about">Ids of all conversations that the inputs are made from, so that what is kept can be forgotten.</param>
    /// <param name="check">What is wrong with a reply that fits its schema; null where nothing is.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<AgentReply<TReply>> AskAsync(
        TInputs inputs, IEnumerable<string> about, Func<TReply, string?> check, CancellationToken cancellationToken)
    {
        var text = PromptText.Render(prompt, inputs);
        if (text.Length > prompt.Limit)
        {
            return Refuse("a prompt too long");
        }

        try
        {
            var settings = Settings([.. about]);
            var asked = new AskedText(text, null);
            var first = Read(await SayAsync(asked, settings, cancellationToken), check);
            if (first is not AgentReply<TReply>.Refused { Reason: var fault })
            {
                return first;
            }

            notes.AskedAgain(prompt.Name, fault);
            var second = Read(await SayAsync(asked with { Fault = fault }, settings, cancellationToken), check);
            return second is AgentReply<TReply>.Refused { Reason: var reason } ? Refuse(reason) : second;
        }
        catch (ModelRefusedException cause)
        {
            return Refuse(cause.Message);
        }
        catch (ModelUnavailableException cause)
        {
            notes.Unavailable(prompt.Name, cause.Message);
            return new AgentReply<TReply>.Unavailable(cause.Message);
        }
    }

    private async Task<string> SayAsync(
        AskedText asked, PromptExecutionSettings settings, CancellationToken cancellationToken)
    {
        var arguments = new KernelArguments(settings) { [FencedTemplate.Argument] = asked };
        var result = await kernel.InvokeAsync(function, arguments, cancellationToken);
        return result.GetValue<string>() ?? "";
    }

    private PromptExecutionSettings Settings(IReadOnlyList<string> about) => new()
    {
        ExtensionData = new Dictionary<string, object>
        {
            ["temperature"] = prompt.Temperature,
            ["max_tokens"] = prompt.ReplyTokens,
            ["response_format"] = schema,
            ["strict"] = true,
            [CallOrigin.Key] = new CallOrigin(prompt.Name, prompt.Hash, about),
        },
    };

    private static AgentReply<TReply> Read(string said, Func<TReply, string?> check) =>
        ReplyReader.Read<TReply>(said, out var fault) is not { } reply ? new AgentReply<TReply>.Refused(fault!)
        : check(reply) is { } wrong ? new AgentReply<TReply>.Refused(wrong)
        : new AgentReply<TReply>.Answered(reply);

    private AgentReply<TReply> Refuse(string reason)
    {
        notes.Refused(prompt.Name, reason);
        return new AgentReply<TReply>.Refused(reason);
    }
}

/// <summary>
/// Which prompt a call comes from and which conversations it is about; travels with the call to whoever keeps its reply.
/// </summary>
public sealed record CallOrigin(string Prompt, string PromptHash, IReadOnlyList<string> About)
{
    /// <summary>The key under which the call's options hold it.</summary>
    public const string Key = "insights_origin";
}
