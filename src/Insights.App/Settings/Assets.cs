namespace Insights.App.Settings;

/// <summary>What travels beside the program, found from any working directory.</summary>
internal static class Assets
{
    public static string SettingsFile => In("appsettings.json");

    public static string Models => In("data", "models");

    public static string Taxonomy => In("data", "taxonomy.yaml");

    public static string ReportWords => In("data", "report");

    /// <summary>What is read, kept and shown, and how to be forgotten: for the readme and for those who ask the bot.</summary>
    public static string Privacy => In("data", "privacy.md");

    public static string Prompts => In("prompts");

    private static string In(params ReadOnlySpan<string> parts) => Path.Combine([AppContext.BaseDirectory, .. parts]);
}
