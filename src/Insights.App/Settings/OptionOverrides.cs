using System.CommandLine;
using Insights.App.Commands;

namespace Insights.App.Settings;

/// <summary>Options overrule settings.</summary>
internal static class OptionOverrides
{
    public static InsightsSettings With(this InsightsSettings settings, ParseResult parsed) => settings with
    {
        Embedding = settings.Embedding with { Model = Find(parsed, SharedOptions.Model) ?? settings.Embedding.Model },
        Classify = new ClassifySettings { Taxonomy = Find(parsed, SharedOptions.Taxonomy) ?? settings.Classify.Taxonomy },
    };

    private static string? Find(ParseResult parsed, Option<string?> option) =>
        parsed.CommandResult.Command.Options.Contains(option) && parsed.GetValue(option) is { Length: > 0 } value ? value : null;
}
