namespace Insights.Ingest.Texts.Names;

/// <summary>Names of authors that stand as words.</summary>
internal static class AuthorNames
{
    public static void Add(List<Mark> found, string typed, INameBook names)
    {
        if (names.LongestNameWords == 0)
        {
            return;
        }

        var words = NameWordScanner.Scan(typed).ToArray();
        for (var first = 0; first < words.Length; first++)
        {
            var phrase = "";
            for (var last = first; last < Math.Min(words.Length, first + names.LongestNameWords); last++)
            {
                phrase = last == first ? words[first].Form : $"{phrase} {words[last].Form}";
                if (names.IsAuthorName(phrase))
                {
                    found.Add(new Mark(MarkKind.AuthorName, words[first].Start, words[last].End - words[first].Start));
                }
            }
        }
    }
}
