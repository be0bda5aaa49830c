using Insights.App.Commands;
using Insights.App.Settings;
using Insights.Embed;
using Insights.Evaluate;

namespace Insights.App.Evaluating;

/// <summary>Prints the weights of the talk splitter anew, as the source file that ships them; for who works on the product.</summary>
internal static class ThreadFitting
{
    public static async Task<int> WriteAsync(CommandContext context, string path, CancellationToken cancellationToken)
    {
        using var transformer = OnnxTextEncoder.Open(Path.Combine(Assets.Models, "all-MiniLM-L6-v2"));
        using var table = OnnxTextEncoder.Open(Path.Combine(Assets.Models, "static-minilm-256"));
        context.Output.Write(await TalkFit.FitAsync(path, [transformer.Encode, table.Encode], cancellationToken));
        return ExitCode.Done;
    }
}
