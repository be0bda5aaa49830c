using Insights.Publish.Site;

namespace Insights.App.Web.Queue;

/// <summary>
/// What of one text became of another, word by word: the longest common subsequence of words (Wagner and Fischer, 1974) keeps what stays.
/// </summary>
internal static class WordDiff
{
    /// <summary>Texts beyond this many words are shown as wholly replaced: the table grows with the product of both lengths.</summary>
    private const int MostWords = 1500;

    private enum Fate
    {
        Kept,
        Removed,
        Added,
    }

    /// <summary>The new text with what was added and removed marked as such.</summary>
    public static Html Write(string before, string after) => Html.Join(Runs(Split(before), Split(after)).Select(run => run.Fate switch
    {
        Fate.Kept => Html.Of($"{run.Text} "),
        Fate.Removed => Html.Of($"<del>{run.Text}</del> "),
        Fate.Added => Html.Of($"<ins>{run.Text}</ins> "),
        _ => throw new System.Diagnostics.UnreachableException(),
    }));

    /// <summary>Share (0 to 1) of words that both texts have in the same order.</summary>
    public static double Likeness(string one, string other)
    {
        var (first, second) = (Split(one), Split(other));
        return first.Length + second.Length == 0 ? 1 : 2.0 * Common(first, second)[0][0] / (first.Length + second.Length);
    }

    private static List<(Fate Fate, string Text)> Runs(string[] before, string[] after)
    {
        var runs = new List<(Fate Fate, string Text)>();
        var words = new List<string>();
        var current = Fate.Kept;
        foreach (var (fate, word) in Fates(before, after))
        {
            if (fate != current && words.Count > 0)
            {
                runs.Add((current, string.Join(' ', words)));
                words.Clear();
            }

            current = fate;
            words.Add(word);
        }

        if (words.Count > 0)
        {
            runs.Add((current, string.Join(' ', words)));
        }

        return runs;
    }

    private static IEnumerable<(Fate Fate, string Word)> Fates(string[] before, string[] after)
    {
        var common = Common(before, after);
        var (old, fresh) = (0, 0);
        while (old < before.Length || fresh < after.Length)
        {
            if (old < before.Length && fresh < after.Length && before[old] == after[fresh] && common[old][fresh] > 0)
            {
                yield return (Fate.Kept, after[fresh++]);
                old++;
            }
            else if (fresh == after.Length || (old < before.Length && common[old + 1][fresh] >= common[old][fresh + 1]))
            {
                yield return (Fate.Removed, before[old++]);
            }
            else
            {
                yield return (Fate.Added, after[fresh++]);
            }
        }
    }

    /// <summary>Length of the longest common subsequence of what is left from each pair of places on.</summary>
    private static int[][] Common(string[] before, string[] after)
    {
        int[][] common = [.. Enumerable.Range(0, before.Length + 1).Select(_ => new int[after.Length + 1])];
        if (before.Length > MostWords || after.Length > MostWords)
        {
            return common;
        }

        for (var old = before.Length - 1; old >= 0; old--)
        {
            for (var fresh = after.Length - 1; fresh >= 0; fresh--)
            {
                common[old][fresh] = before[old] == after[fresh]
                    ? common[old + 1][fresh + 1] + 1
                    : Math.Max(common[old + 1][fresh], common[old][fresh + 1]);
            }
        }

        return common;
    }

    private static string[] Split(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
}
