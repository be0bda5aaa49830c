using Insights.Answer;
using Insights.App.Commands;
using Insights.App.Nightly;
using Insights.App.Settings;
using Insights.Classify;
using Insights.Embed;
using Insights.Evaluate;

namespace Insights.App.Evaluating;

/// <summary>What is measured; <paramref name="IsPublished"/> where the output folder was named and is measured as it is.</summary>
internal sealed record Measurement(string Path, bool IsPublished)
{
    /// <summary>True where a map is wanted, too.</summary>
    public bool IsMapped { get; init; }
}

/// <summary>Runs the evaluations on the same code path as the nightly run.</summary>
internal static class Measuring
{
    public static async Task<Evaluation> ClusterAsync(CommandContext context, Measurement of, CancellationToken cancellationToken)
    {
        using var encoder = Open(context);
        return await ClusterEvaluation.RunAsync(of.Path, encoder, context.Clock, of.IsMapped, cancellationToken);
    }

    public static async Task<Evaluation> ThemesAsync(CommandContext context, Measurement of, CancellationToken cancellationToken)
    {
        if (Directory.Exists(of.Path))
        {
            return await OnFaqAsync(
                context,
                of,
                (mined, encoder) => FaqEvaluation.CompareThemesAsync(of.Path, mined.OutFolder, encoder.Model.Name, cancellationToken),
                cancellationToken);
        }

        var taxonomy = context.Settings.Classify.Taxonomy;
        using var own = Open(context);
        return await ThemeEvaluation.RunAsync(
            of.Path, TaxonomyFile.Read(taxonomy.Length > 0 ? taxonomy : Assets.Taxonomy), own, cancellationToken);
    }

    public static async Task<Evaluation> RetrievalAsync(CommandContext context, Measurement of, CancellationToken cancellationToken)
    {
        using var encoder = Open(context);
        return await RetrievalEvaluation.RunAsync(of.Path, encoder, cancellationToken);
    }

    public static async Task<Evaluation> ThreadsAsync(CommandContext context, Measurement of, CancellationToken cancellationToken)
    {
        using var encoder = Open(context);
        return await ThreadEvaluation.RunAsync(of.Path, encoder.Model.Name, encoder.Encode, cancellationToken);
    }

    /// <summary>Every log with weights fitted on the other half of the file.</summary>
    public static async Task<Evaluation> HeldOutThreadsAsync(CommandContext context, Measurement of, CancellationToken cancellationToken)
    {
        using var encoder = Open(context);
        return await TalkFit.EvaluateAsync(of.Path, encoder.Model.Name, encoder.Encode, cancellationToken);
    }

    public static Task<Evaluation> FaqAsync(CommandContext context, Measurement of, CancellationToken cancellationToken) => OnFaqAsync(
        context,
        of,
        async (mined, encoder) =>
        {
            var publication = mined.OpenPublication();
            publication.Recover();
            var answerer = await Answerer.OpenAsync(publication.FaqFile, mined.Work.AnswersFile, encoder, cancellationToken)
                ?? throw new UnusableException($"{mined.OutFolder} holds no FAQ; run 'insights run' with the same --out first.");
            return await FaqEvaluation.RunAsync(of.Path, mined.OutFolder, answerer, encoder.Model.Name, cancellationToken);
        },
        cancellationToken);

    private static OnnxTextEncoder Open(CommandContext context) =>
        OnnxTextEncoder.Open(ModelFolder.Find(context.Settings.Embedding, context.Work));

    /// <summary>Measures what is published, or mines a copy of the export that lacks the gold.</summary>
    private static async Task<Evaluation> OnFaqAsync(
        CommandContext context, Measurement of, Func<CommandContext, ITextEncoder, Task<Evaluation>> measure, CancellationToken cancellationToken)
    {
        ExportCopy.RequireGold(of.Path);
        using var encoder = Open(context);
        if (of.IsPublished)
        {
            return await measure(context, encoder);
        }

        using var copy = ExportCopy.Make(of.Path);
        using var mined = context.In(Path.Combine(copy.Folder, "faq"), Path.Combine(copy.Folder, "work"));
        await NightlyBatch.MineAsync(mined, new BatchOptions { Source = copy.Source }, cancellationToken);
        return await measure(mined, encoder);
    }
}
