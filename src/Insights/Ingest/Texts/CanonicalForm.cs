using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Insights.Ingest.Texts;

/// <summary>
/// Unicode's canonical forms C and D (UAX #15). The program runs without a system's ICU so that it starts on any machine, and there
/// <see cref="string.Normalize(NormalizationForm)"/> gives every text back as it is; these tables give the same text everywhere.
/// </summary>
public static class CanonicalForm
{
    private const int HangulFirst = 0xAC00, HangulCount = 11172, LeadFirst = 0x1100, LeadCount = 19;
    private const int VowelFirst = 0x1161, VowelCount = 21, TailFirst = 0x11A7, TailCount = 28;

    private static readonly FrozenDictionary<int, (int First, int Second)> Decompositions;
    private static readonly FrozenDictionary<(int First, int Second), int> Compositions;
    private static readonly FrozenDictionary<int, byte> Classes;

    // Below the first entry a text is in both forms already: plain ASCII and Latin-1 signs up to 0xBF.
    private const char FirstAffected = '\u00C0';

#pragma warning disable CA1810 // Three tables are read from one file in one pass.
    static CanonicalForm() => (Decompositions, Compositions, Classes) = ReadTables();
#pragma warning restore CA1810

    /// <summary>Form D: letters and their marks apart, marks in canonical order.</summary>
    public static string Decompose(string text) =>
        IsUnaffected(text) ? text : ToText(DecomposeRunes(text), text.Length);

    /// <summary>Form C: what can be one character is one.</summary>
    public static string Compose(string text) => IsUnaffected(text) ? text : ToText(ComposeRunes(DecomposeRunes(text)), text.Length);

    /// <summary>The canonical combining class; 0 for what starts a new cluster.</summary>
    public static int CombiningClass(Rune rune) => Classes.GetValueOrDefault(rune.Value);

    private static bool IsUnaffected(string text) => !text.AsSpan().ContainsAnyExceptInRange('\0', (char)(FirstAffected - 1));

    private static List<int> DecomposeRunes(string text)
    {
        var runes = new List<int>(text.Length + 8);
        for (var at = 0; at < text.Length; at++)
        {
            // A lone surrogate stays as it is, as in string.Normalize's table-driven peers.
            var code = char.IsSurrogatePair(text, at) ? char.ConvertToUtf32(text, at++) : text[at];
            Decompose(code, runes);
        }

        Reorder(runes);
        return runes;
    }

    private static void Decompose(int code, List<int> into)
    {
        if (code is >= HangulFirst and < HangulFirst + HangulCount)
        {
            var index = code - HangulFirst;
            into.Add(LeadFirst + (index / (VowelCount * TailCount)));
            into.Add(VowelFirst + (index % (VowelCount * TailCount) / TailCount));
            if (index % TailCount != 0)
            {
                into.Add(TailFirst + (index % TailCount));
            }
        }
        else if (code >= FirstAffected && Decompositions.TryGetValue(code, out var parts))
        {
            Decompose(parts.First, into);
            if (parts.Second != 0)
            {
                into.Add(parts.Second);
            }
        }
        else
        {
            into.Add(code);
        }
    }

    // Stable insertion sort by combining class within each run of marks.
    private static void Reorder(List<int> runes)
    {
        for (var at = 1; at < runes.Count; at++)
        {
            var rune = runes[at];
            var order = Classes.GetValueOrDefault(rune);
            var place = at;
            while (order != 0 && place > 0 && Classes.GetValueOrDefault(runes[place - 1]) > order)
            {
                runes[place] = runes[place - 1];
                place--;
            }

            runes[place] = rune;
        }
    }

    private static List<int> ComposeRunes(List<int> runes)
    {
        var composed = new List<int>(runes.Count);
        var starter = -1;
        var lastClass = -1;
        foreach (var rune in runes)
        {
            var order = Classes.GetValueOrDefault(rune);
            var blocked = lastClass >= order && lastClass != -1;
            if (starter >= 0 && !blocked && TryCompose(composed[starter], rune) is { } pair)
            {
                composed[starter] = pair;
                continue;
            }

            if (order == 0)
            {
                starter = composed.Count;
                lastClass = -1;
            }
            else
            {
                lastClass = order;
            }

            composed.Add(rune);
        }

        return composed;
    }

    private static int? TryCompose(int first, int second)
    {
        if (first is >= LeadFirst and < LeadFirst + LeadCount && second is >= VowelFirst and < VowelFirst + VowelCount)
        {
            return HangulFirst + ((((first - LeadFirst) * VowelCount) + (second - VowelFirst)) * TailCount);
        }

        if (first is >= HangulFirst and < HangulFirst + HangulCount && (first - HangulFirst) % TailCount == 0
            && second is > TailFirst and < TailFirst + TailCount)
        {
            return first + (second - TailFirst);
        }

        return Compositions.TryGetValue((first, second), out var pair) ? pair : null;
    }

    private static string ToText(List<int> runes, int lengthHint)
    {
        var text = new StringBuilder(lengthHint + 8);
        foreach (var rune in runes)
        {
            _ = rune < 0x10000 ? text.Append((char)rune) : text.Append(new Rune(rune).ToString());
        }

        return text.ToString();
    }

    private static (FrozenDictionary<int, (int, int)>, FrozenDictionary<(int, int), int>, FrozenDictionary<int, byte>) ReadTables()
    {
        var decompositions = new Dictionary<int, (int, int)>();
        var compositions = new Dictionary<(int, int), int>();
        var classes = new Dictionary<int, byte>();
        using var reader = new StreamReader(
            typeof(CanonicalForm).Assembly.GetManifestResourceStream("Insights.Ingest.Texts.canonical-forms.txt")!);
        while (reader.ReadLine() is { } line)
        {
            if (line[0] == '@')
            {
                var (order, range) = (line[1..line.IndexOf(' ', StringComparison.Ordinal)], line[(line.IndexOf(' ', StringComparison.Ordinal) + 1)..].Split('-'));
                for (var code = Hex(range[0]); code <= Hex(range[1]); code++)
                {
                    classes.Add(code, byte.Parse(order, CultureInfo.InvariantCulture));
                }
            }
            else if (line[0] != '#')
            {
                var words = line.TrimStart('!').Split(' ');
                var pair = (Hex(words[1]), words.Length > 2 ? Hex(words[2]) : 0);
                decompositions.Add(Hex(words[0]), pair);
                if (line[0] != '!')
                {
                    compositions.Add(pair, Hex(words[0]));
                }
            }
        }

        return (decompositions.ToFrozenDictionary(), compositions.ToFrozenDictionary(), classes.ToFrozenDictionary());

        static int Hex(string text) => int.Parse(text, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
    }
}
