using System.CommandLine;
using System.Text.Json;
using Insights.Ingest.Texts;

namespace Insights.App.Commands;

/// <summary>Shows what of a text would leave the store.</summary>
internal static class MaskCommand
{
    private static readonly Argument<string?> File = new("FILE")
    {
        Description = "The text to mask, line by line; standard input where it is missing.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private static readonly Option<bool> JsonLines = new("--json")
    {
        Description = "Read lines {id, text} and print lines {id, text, masked: [{kind, start, length}]}, offsets into the given text.",
    };

    public static Command Create()
    {
        var command = new Command("mask", "Print each line as it would leave the store: personal data, secrets and names masked.")
        {
            File, JsonLines, SharedOptions.Work,
        };
        command.SetAction((parsed, cancellationToken) => CommandContext.RunAsync(
            parsed,
            context => MaskAsync(context, parsed.GetValue(File), parsed.GetValue(JsonLines), cancellationToken),
            cancellationToken));
        return command;
    }

    private static async Task<int> MaskAsync(CommandContext context, string? file, bool isJson, CancellationToken cancellationToken)
    {
        var marker = new TextMarker(await context.ReadNamesAsync(cancellationToken));
        using var input = file is null ? null : TextFile.Open(file);
        var number = 0;
        while (await (input ?? context.Input).ReadLineAsync(cancellationToken) is { } line)
        {
            number++;
            await context.Output.WriteLineAsync(isJson ? MaskJson(marker, line, number) : MaskedLine.Of(marker.Mark(line, [])).Text);
        }

        return ExitCode.Done;
    }

    private static string MaskJson(TextMarker marker, string line, int number)
    {
        var given = IdentifiedText.Parse(line, number);
        var masked = MaskedLine.Of(marker.Mark(given.Text, []));
        return JsonSerializer.Serialize(new { given.Id, masked.Text, masked.Masked }, CommandContext.OneLine);
    }
}
