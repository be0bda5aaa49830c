namespace Insights.Ingest.Texts.Names;

/// <summary>Reads the word lists that lie beside this file: words parted by white space, lines that begin with # are comments.</summary>
internal static class WordFiles
{
    public static IEnumerable<string> Read(string name)
    {
        using var stream = typeof(WordFiles).Assembly.GetManifestResourceStream($"Insights.Ingest.Texts.Names.{name}")!;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            foreach (var word in line.StartsWith('#') ? [] : line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                yield return word;
            }
        }
    }
}
