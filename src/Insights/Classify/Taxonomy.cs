namespace Insights.Classify;

/// <summary>A theme as the taxonomy file describes it.</summary>
public sealed record ThemeDefinition(
    Theme Theme, string Title, string Belongs, string Excludes, IReadOnlyList<string> Examples);

/// <summary>
/// The themes in the order of their file; <see cref="Theme.Other"/> is a theme even where the file does not describe
/// it.
/// </summary>
public sealed record Taxonomy(IReadOnlyList<ThemeDefinition> Themes)
{
    /// <summary>The title for readers: "Other" where the file does not describe that theme.</summary>
    public string TitleOf(Theme theme) =>
        Themes.FirstOrDefault(definition => definition.Theme == theme)?.Title
            ?? (theme == Theme.Other ? "Other" : theme.Name);
}
