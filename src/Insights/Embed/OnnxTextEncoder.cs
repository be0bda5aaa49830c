using System.Collections.Concurrent;
using System.Numerics.Tensors;
using Insights.Embed.Models;
using Microsoft.ML.OnnxRuntime;

namespace Insights.Embed;

/// <summary>
/// Encodes texts with a sentence model in ONNX form: one text a call over one session, so that a text's vector never
/// depends on what
/// is encoded beside it.
/// </summary>
public sealed class OnnxTextEncoder : ITextEncoder
{
    private const string Probe = "How do I open it? It fails with error 404.";

    private readonly ModelDescription description;
    private readonly InferenceSession session;
    private readonly ITextTokenizer tokenizer;

    // What fails is thrown too; standard error is for our own line about it.
    private readonly RunOptions runOptions = new() { LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL };
    private readonly ConcurrentBag<EncoderBuffers> idle = [];

    private OnnxTextEncoder(ModelIdentity model, ModelDescription description, InferenceSession session, ITextTokenizer tokenizer)
    {
        Model = model;
        this.description = description;
        this.session = session;
        this.tokenizer = tokenizer;
    }

    public ModelIdentity Model { get; }

    /// <summary>Opens the model of a folder that holds a <c>model.json</c>, its graph and its vocabulary.</summary>
    /// <exception cref="UnusableException">A file is missing, cut short, not the one described, or does not fit the
    /// others.</exception>
    public static OnnxTextEncoder Open(string modelFolder)
    {
        var description = ModelDescription.Read(modelFolder);
        var identity = ModelFiles.Verify(modelFolder, description);
        var tokenizer = TextTokenizers.Open(modelFolder, description);
        var graph = Path.Combine(modelFolder, description.File);
        var encoder = new OnnxTextEncoder(identity, description, GraphChecks.Open(graph), tokenizer);
        try
        {
            GraphChecks.Check(encoder.session, graph, description);
            encoder.Prove(modelFolder);
        }
        catch
        {
            encoder.Dispose();
            throw;
        }

        return encoder;
    }

    public float[]? Encode(string text)
    {
        var buffers = Take();
        try
        {
            var (count, isKnown) = tokenizer.Encode(text, buffers.Ids);
            return isKnown ? Pool(buffers, count) : null;
        }
        finally
        {
            idle.Add(buffers);
        }
    }

    /// <summary>
    /// The token ids as the graph gets them, begin and end pieces included, cut at the longest input.
    /// </summary>
    public long[] Tokenise(string text)
    {
        var ids = new long[description.MaxTokens];
        return ids[..tokenizer.Encode(text, ids).Count];
    }

    /// <summary>The graph's vector of given ids, pooled and of unit length; a zero vector stays one.</summary>
    /// <param name="ids">At least one, at most the model's longest input.</param>
    public float[] EncodeIds(ReadOnlySpan<long> ids)
    {
        // A graph that pools by itself gives begin and end pieces a direction, though nothing was said.
        if (description.Pooling == Pooling.None && ids.Length <= (description.AddBos ? 1 : 0) + (description.AddEos ? 1 : 0))
        {
            return new float[description.Dimensions];
        }

        var buffers = Take();
        try
        {
            ids.CopyTo(buffers.Ids);
            return Pool(buffers, ids.Length) ?? new float[description.Dimensions];
        }
        finally
        {
            idle.Add(buffers);
        }
    }

    /// <summary>Runs the graph alone and leaves its output unread: what any use of the model costs at least.</summary>
    public void Run(ReadOnlySpan<long> ids)
    {
        var buffers = Take();
        try
        {
            ids.CopyTo(buffers.Ids);
            buffers.Run(runOptions, ids.Length);
        }
        finally
        {
            idle.Add(buffers);
        }
    }

    public void Dispose()
    {
        while (idle.TryTake(out var buffers))
        {
            buffers.Dispose();
        }

        runOptions.Dispose();
        session.Dispose();
    }

    private EncoderBuffers Take() => idle.TryTake(out var buffers) ? buffers : new EncoderBuffers(session, description);

    private float[]? Pool(EncoderBuffers buffers, int count)
    {
        var rows = buffers.Run(runOptions, count);
        var vector = new float[description.Dimensions];
        for (var row = 0; row < rows.Length; row += vector.Length)
        {
            TensorPrimitives.Add(vector, rows.Slice(row, vector.Length), vector);
        }

        // The mean's length does not matter: every vector of ours has unit length.
        var norm = TensorPrimitives.Norm(vector);
        if (!(norm > 0) || float.IsInfinity(norm))
        {
            return null;
        }

        TensorPrimitives.Divide(vector, norm, vector);
        return vector;
    }

    // A vocabulary of another model shows by ids that the graph's table does not have, wrong dimensions by the first
    // run.
    private void Prove(string folder)
    {
        try
        {
            var last = tokenizer.VocabularySize - 1;
            _ = EncodeIds([last, last, last]);
            if (Encode(Probe) is null)
            {
                throw new UnusableException(
                    $"The model in {folder} gives no vector for plain English; its vocabulary {description.Vocab} does not fit its graph. Copy both again.");
            }
        }
        catch (OnnxRuntimeException cause)
        {
            throw new UnusableException(
                $"The model in {folder} cannot encode: its vocabulary {description.Vocab} or its {ModelDescription.FileName} does not fit the graph "
                + $"({GraphChecks.FirstLine(cause)}). Copy all files again from one source.",
                cause);
        }
    }
}
