using Insights.Classify;
using Insights.Tests.Fakes;

namespace Insights.Tests.Classify;

public sealed class TaxonomyFileTests
{
    private const string Two = """
        themes:
          - name: brewing
            title: Brewing
            belongs: Water and grind.
            examples: [How hot should the water be?]
          - name: repair
            belongs: Broken parts.
        """;

    [Fact]
    public void The_shipped_taxonomy_has_the_default_themes_in_its_order() =>
        Assert.Equal(
            ["deployment", "performance", "data-management", "other"],
            TaxonomyFile.Read(Path.Combine(SampleCommunity.Root, "data", "taxonomy.yaml")).Themes.Select(theme =>
                theme.Theme.Name));

    [Fact]
    public void Every_shipped_theme_has_enough_examples_to_learn_from() =>
        Assert.All(
            TaxonomyFile.Read(Path.Combine(SampleCommunity.Root, "data", "taxonomy.yaml")).Themes,
            theme => Assert.True(theme.Examples.Count >= 30, $"{theme.Theme} has {theme.Examples.Count}"));

    [Fact]
    public void A_theme_without_a_title_is_shown_by_its_name()
    {
        var taxonomy = TaxonomyFile.Parse(Two, "own.yaml");

        Assert.Equal("Brewing", taxonomy.TitleOf(new Theme("brewing")));
        Assert.Equal("repair", taxonomy.TitleOf(new Theme("repair")));
        Assert.Equal("Other", taxonomy.TitleOf(Theme.Other));
    }

    [Theory]
    [InlineData("    title: x", "    titel: x", "line 3", "titel")]
    [InlineData("themes:", "topics:", "line 1", "topics")]
    [InlineData("  - name: repair", "  - name: brewing", "line 6", "brewing")]
    [InlineData("  - name: repair", "  - name: Re pair", "line 6", "Re pair")]
    [InlineData("  - name: repair", "  - title: Repair", "line 6", "name")]
    [InlineData("Water and grind.", "\"\"", "line 4", "belongs")]
    [InlineData("[How hot should the water be?]", "just one", "line 5", "examples")]
    [InlineData("themes:", "themes: [", "line", "YAML")]
    public void What_is_wrong_is_named_with_file_and_line(string right, string wrong, string line, string named)
    {
        var yaml = Two.Replace("    title: Brewing", "    title: x", StringComparison.Ordinal)
            .Replace(right, wrong, StringComparison.Ordinal);

        var fault = Assert.Throws<UnusableException>(() => TaxonomyFile.Parse(yaml, "own.yaml"));

        Assert.Contains("own.yaml", fault.Message, StringComparison.Ordinal);
        Assert.Contains(line, fault.Message, StringComparison.Ordinal);
        Assert.Contains(named, fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("themes: []")]
    [InlineData("- name: brewing")]
    public void A_file_without_themes_is_unusable(string yaml) =>
        Assert.Throws<UnusableException>(() => TaxonomyFile.Parse(yaml, "own.yaml"));

    [Fact]
    public void A_missing_file_is_named()
    {
        var fault = Assert.Throws<UnusableException>(() => TaxonomyFile.Read("/nowhere/own.yaml"));

        Assert.Contains("/nowhere/own.yaml", fault.Message, StringComparison.Ordinal);
    }
}
