namespace Insights.Report.Analysis;

/// <summary>What a model wrote of the sections, less every sentence that did not stand its checks.</summary>
/// <param name="Model">The model's name as people know it.</param>
/// <param name="Paragraphs">By section; a section without a sentence left is missing.</param>
/// <param name="Dropped">How many sentences did not stand.</param>
public sealed record CheckedAnalysis(string Model, IReadOnlyDictionary<string, string> Paragraphs, int Dropped)
{
    public string? Find(string section) => Paragraphs.GetValueOrDefault(section);
}
