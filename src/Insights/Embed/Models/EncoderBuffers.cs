using Microsoft.ML.OnnxRuntime;

namespace Insights.Embed.Models;

/// <summary>
/// What one call at a time needs: the tensors' memory, kept in place, and one binding for each text length seen, so
/// that a call
/// allocates nothing.
/// </summary>
internal sealed class EncoderBuffers : IDisposable
{
    private readonly InferenceSession session;
    private readonly ModelDescription model;
    private readonly long[] ids;
    private readonly long[] mask;
    private readonly long[] types;
    private readonly float[] output;
    private readonly OrtIoBinding?[] bindings;
    private readonly List<OrtValue> values = [];

    public EncoderBuffers(InferenceSession session, ModelDescription model)
    {
        this.session = session;
        this.model = model;
        ids = GC.AllocateArray<long>(model.MaxTokens, pinned: true);
        mask = GC.AllocateArray<long>(model.MaxTokens, pinned: true);
        types = GC.AllocateArray<long>(model.MaxTokens, pinned: true);
        output = GC.AllocateArray<float>((model.Pooling == Pooling.None ? 1 : model.MaxTokens) * model.Dimensions, pinned: true);
        mask.AsSpan().Fill(1);
        bindings = new OrtIoBinding?[model.MaxTokens + 1];
    }

    public Span<long> Ids => ids;

    /// <summary>Runs the graph over the first ids.</summary>
    /// <returns>The output, row after row; valid until the next call.</returns>
    public ReadOnlySpan<float> Run(RunOptions options, int count)
    {
        var binding = bindings[count] ??= Bind(count);
        session.RunWithBinding(options, binding);
        return output.AsSpan(0, (model.Pooling == Pooling.None ? 1 : count) * model.Dimensions);
    }

    public void Dispose()
    {
        foreach (var binding in bindings)
        {
            binding?.Dispose();
        }

        foreach (var value in values)
        {
            value.Dispose();
        }
    }

    private OrtIoBinding Bind(int count)
    {
        var binding = session.CreateIoBinding();
        foreach (var name in session.InputNames)
        {
            var memory = name switch { "input_ids" => ids, "token_type_ids" => types, _ => mask };
            binding.BindInput(name, Keep(OrtValue.CreateTensorValueFromMemory(
                OrtMemoryInfo.DefaultInstance, memory.AsMemory(0, count), [1, count])));
        }

        long[] shape = model.Pooling == Pooling.None ? [1, model.Dimensions] : [1, count, model.Dimensions];
        var length = (int)shape.Aggregate(1L, (product, side) => product * side);
        binding.BindOutput(model.Output, Keep(OrtValue.CreateTensorValueFromMemory(
            OrtMemoryInfo.DefaultInstance, output.AsMemory(0, length), shape)));
        return binding;
    }

    private OrtValue Keep(OrtValue value)
    {
        values.Add(value);
        return value;
    }
}
