using System.Text.RegularExpressions;
using Insights.App.Commands;
using Insights.Tests.Fakes;

namespace Insights.Tests.Layout;

[Collection(nameof(MinedSample))]
public sealed class ReadmeTests(MinedSample sample)
{
    private static readonly string Readme = File.ReadAllText(Path.Combine(SampleCommunity.Root, "README.md"));

    [Fact]
    public async Task Every_command_of_the_readme_works()
    {
        using var shell = sample.Copy();
        var commands = Regex.Matches(Readme, "(?m)^dotnet run --project src/Insights.App -c Release -- (.+)$").Select(match => match.Groups[1].Value).ToList();
        Assert.True(commands.Count >= 2);
        foreach (var command in commands)
        {
            var words = Regex.Matches(command.Replace("data/samples/milvus-community", SampleCommunity.Folder, StringComparison.Ordinal), "\"([^\"]*)\"|(\\S+)")
                .Select(match => match.Groups[1].Success ? match.Groups[1].Value : match.Groups[2].Value)
                .Where(word => word is not ("--out" or "faq"));
            var told = await shell.HereAsync([.. words]);
            Assert.True(told.Code == 0, $"{command}: {told.Error}");
        }
    }

    [Fact]
    public void The_readme_names_every_verb()
    {
        foreach (var verb in InsightsCommand.Create().Subcommands)
        {
            Assert.Contains($"`{verb.Name}`", Readme, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Ci_runs_the_test_command_of_the_readme()
    {
        var ci = File.ReadAllText(Path.Combine(SampleCommunity.Root, ".ci", "run"));
        var command = Regex.Match(Readme, "(?m)^dotnet test .+$").Value;
        Assert.NotEmpty(command);
        Assert.Contains(command, ci, StringComparison.Ordinal);
    }
}
