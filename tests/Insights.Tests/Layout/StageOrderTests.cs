using System.Text.RegularExpressions;

namespace Insights.Tests.Layout;

public sealed class StageOrderTests
{
    private static readonly string[] Stages = ["Ingest", "Embed", "Cluster", "Classify", "Draft", "Review", "Publish", "Answer"];
    private static readonly string[] SeeAll = ["Pipeline", "Evaluate", "Report"];

    [Fact]
    public void A_stage_names_only_stages_to_its_left()
    {
        var files = SourceFile.All("src/Insights");
        var types = files.ToLookup(file => file.Stage, file => file.Types);

        var faults =
            from file in files
            where Array.IndexOf(Stages, file.Stage) >= 0
            from forbidden in Stages.Skip(Array.IndexOf(Stages, file.Stage) + 1).Concat(SeeAll)
            let names = string.Join('|', types[forbidden].SelectMany(names => names).Append("\0"))
            from line in file.Lines.Index()
            where Regex.IsMatch(line.Item, $@"^\s*using\s+(\w+\s*=\s*)?(static\s+)?Insights\.{forbidden}\b|(?<![\w.]){forbidden}\.({names})\b")
            select $"{file}:{line.Index + 1} names {forbidden}";

        Assert.Empty(faults);
    }

    [Fact]
    public void Agents_name_no_stage()
    {
        var faults =
            from file in SourceFile.All("src/Insights")
            where file.Stage == "Agents"
            from line in file.Lines
            where Stages.Concat(SeeAll).Any(stage => line.Contains($"using Insights.{stage}", StringComparison.Ordinal))
            select $"{file}: {line.Trim()}";

        Assert.Empty(faults);
    }

    [Fact]
    public void The_library_knows_no_server_no_console_and_no_settings()
    {
        var outside = new Regex(@"\bSystem\.Net\b|\bHttpClient\b|\bConsole\.|\bIConfiguration\b|\bTimeProvider\.System\b|\bMicrosoft\.EntityFrameworkCore\b");

        var faults =
            from file in SourceFile.All("src/Insights")
            from line in file.Lines.Index()
            where outside.IsMatch(line.Item)
            select $"{file}:{line.Index + 1}: {line.Item.Trim()}";

        Assert.Empty(faults);
    }
}
