namespace Insights.Tests.Layout;

public sealed class FileTests
{
    private const int Longest = 300;
    private static readonly string[] Vague = ["Manager", "Helper", "Utils", "Common", "Base", "Service", "Constants"];
    private static readonly string[] Sources = ["src/Insights", "src/Insights.App"];

    [Fact]
    public void No_file_is_longer_than_three_hundred_lines() =>
        Assert.Empty(SourceFile.All([.. Sources, "tests/Insights.Tests"])
            .Where(file => file.Lines.Count > Longest).Select(file => $"{file}: {file.Lines.Count} lines"));

    [Fact]
    public void Half_of_the_files_fit_on_a_screen_and_nine_of_ten_on_two()
    {
        var lengths = SourceFile.All(Sources).Select(file => file.Lines.Count).Order().ToList();

        Assert.InRange(lengths[lengths.Count / 2], 1, 60);
        Assert.InRange(lengths[lengths.Count * 9 / 10], 1, 150);
    }

    [Fact]
    public void A_files_namespace_is_its_folder() =>
        Assert.Empty(
            from file in SourceFile.All([.. Sources, "tests/Insights.Tests"])
            let expected = $"namespace {string.Join('.', [file.Project, .. file.Folders])};"
            where file.Name != "Program.cs" && !file.Lines.Contains(expected)
            select $"{file} lacks '{expected}'");

    [Fact]
    public void Names_say_what_a_type_is()
    {
        var faults =
            from file in SourceFile.All(Sources)
            from name in file.Types.Concat(file.Folders)
            where Vague.Any(word => name.EndsWith(word, StringComparison.Ordinal))
            select $"{file}: {name}";

        Assert.Empty(faults);
    }

    [Fact]
    public void No_type_is_named_like_its_folder() =>
        Assert.Empty(
            from file in SourceFile.All(Sources)
            from type in file.Types
            where file.Folders.Contains(type)
            select $"{file}: {type}");
}
