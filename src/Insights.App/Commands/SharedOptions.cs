using System.CommandLine;

namespace Insights.App.Commands;

/// <summary>Options that mean the same in every verb that has them.</summary>
internal static class SharedOptions
{
    public static Option<string> Out { get; } = new("--out")
    {
        Description = "The folder of the published FAQ.",
        HelpName = "DIR",
        DefaultValueFactory = _ => "faq",
    };

    public static Option<string> Work { get; } = new("--work")
    {
        Description = "The work folder: store, index, key, held drafts, change log, log and run files.",
        HelpName = "DIR",
        DefaultValueFactory = _ => ".insights",
    };

    public static Option<string?> Map { get; } = new("--map")
    {
        Description = "Write a map of the clusters: one HTML page that needs no server and no network.",
        HelpName = "FILE",
    };

    public static Option<bool> Json { get; } = new("--json")
    {
        Description = "Print one JSON document on standard output and nothing else there.",
    };

    public static Option<string?> Model { get; } = new("--model")
    {
        Description = "The embedding model: a folder name under Embedding:Directory, or one that models import or pull made. "
            + "Overrules Embedding:Model.",
        HelpName = "NAME",
    };

    public static Option<string?> Taxonomy { get; } = new("--taxonomy")
    {
        Description = "The file of themes. Overrules Classify:Taxonomy.",
        HelpName = "FILE",
    };
}
