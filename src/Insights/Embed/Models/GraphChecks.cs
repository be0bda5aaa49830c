using Microsoft.ML.OnnxRuntime;

namespace Insights.Embed.Models;

/// <summary>Opens a graph and proves that it takes and gives what the encoder speaks.</summary>
internal static class GraphChecks
{
    private static readonly string[] KnownInputs = ["input_ids", "attention_mask", "token_type_ids"];

    /// <exception cref="UnusableException">The file is no graph.</exception>
    public static InferenceSession Open(string path)
    {
        // One text a call and a call a core: threads inside a call would only wait for each other.
        using var options = new SessionOptions
        {
            IntraOpNumThreads = 1,
            InterOpNumThreads = 1,
            ExecutionMode = ExecutionMode.ORT_SEQUENTIAL,
            LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL,
        };
        try
        {
            return new InferenceSession(path, options);
        }
        catch (OnnxRuntimeException cause)
        {
            throw new UnusableException(
                $"{path} is not a graph that ONNX Runtime can open ({FirstLine(cause)}); copy it again or run `insights models pull`.", cause);
        }
    }

    public static string FirstLine(Exception cause) => cause.Message.Split('\n', 2)[0].Trim();

    /// <exception cref="UnusableException">The graph has other inputs, outputs or dimensions than
    /// described.</exception>
    public static void Check(InferenceSession session, string path, ModelDescription model)
    {
        if (Fault(session, model) is { } fault)
        {
            throw new UnusableException(
                $"{path} is not a sentence model as {ModelDescription.FileName} describes it: {fault}. "
                + $"Correct {ModelDescription.FileName} or choose another model.");
        }
    }

    private static string? Fault(InferenceSession session, ModelDescription model)
    {
        if (session.InputNames.FirstOrDefault(name => !KnownInputs.Contains(name, StringComparer.Ordinal)) is { } unknown)
        {
            return $"it wants the input {unknown}";
        }

        if (!session.InputNames.Contains("input_ids", StringComparer.Ordinal))
        {
            return "it has no input input_ids";
        }

        if (!session.OutputMetadata.TryGetValue(model.Output, out var output))
        {
            return $"it has no output {model.Output}, only {string.Join(", ", session.OutputNames)}";
        }

        var rank = model.Pooling == Pooling.None ? 2 : 3;
        if (output.Dimensions.Length != rank)
        {
            return $"its output {model.Output} has {output.Dimensions.Length} axes and needs {rank}";
        }

        return output.Dimensions[^1] is var dimensions && dimensions > 0 && dimensions != model.Dimensions
            ? $"its vectors have {dimensions} dimensions, {ModelDescription.FileName} says {model.Dimensions}"
            : null;
    }
}
