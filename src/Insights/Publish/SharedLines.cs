namespace Insights.Publish;

/// <summary>Records that are lines.</summary>
public static class SharedLines
{
    /// <summary>The lines that hold something; none where there is no record.</summary>
    public static IEnumerable<string> ReadLines(this ISharedRecords records, string name)
    {
        using var reader = new StreamReader(new MemoryStream(records.Read(name) ?? []));
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0)
            {
                yield return line;
            }
        }
    }
}
