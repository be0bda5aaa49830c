using System.Text;
using Insights.App.Commands;
using Insights.Tests.Fakes;

namespace Insights.Tests.Commands;

public sealed class HelpTests
{
    [Fact]
    public async Task Every_verb_explains_itself()
    {
        using var shell = new Shell();
        var help = new StringBuilder();
        foreach (var verb in InsightsCommand.Create().Subcommands.SelectMany(verb => verb.Subcommands.Select(sub => $"{verb.Name} {sub.Name}").Prepend(verb.Name)).Prepend(""))
        {
            var told = await shell.RunAsync([.. verb.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"]);
            Assert.Equal(0, told.Code);
            help.Append("## insights ").Append(verb).Append("\n\n```text\n").Append(told.Output.ReplaceLineEndings("\n").Trim()).Append("\n```\n\n");
        }

        // The user's name is the default of --who.
        Approved.Matches(help.ToString().Replace($"[default: {Environment.UserName}]", "[default: USER]", StringComparison.Ordinal), "Help");
    }

    [Fact]
    public async Task The_version_is_the_products()
    {
        using var shell = new Shell();
        var told = await shell.RunAsync("--version");
        Assert.Equal((0, InsightsCommand.Version), (told.Code, told.Output.Trim()));
    }

    [Theory]
    [InlineData("--nonsense")]
    [InlineData("run", "--nonsense")]
    [InlineData("nonsense")]
    [InlineData("ask")]
    [InlineData("forget", "--author", "1", "--message", "2")]
    [InlineData("run", "--now", "yesterday")]
    [InlineData("eval")]
    public async Task What_nobody_offers_ends_with_two_and_a_line(params string[] arguments)
    {
        using var shell = new Shell();
        var told = await shell.RunAsync(arguments);
        Assert.Equal(2, told.Code);
        Assert.Single(told.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Empty(told.Output);
    }
}
