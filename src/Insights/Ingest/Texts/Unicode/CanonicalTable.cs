using System.Collections;
using System.Globalization;

namespace Insights.Ingest.Texts.Unicode;

/// <summary>Canonical decompositions, compositions and combining classes, read once from <c>canonical.txt</c>.</summary>
internal sealed class CanonicalTable
{
    private static readonly Lazy<CanonicalTable> Loaded = new(Load);

    private readonly Dictionary<int, (int First, int Second)> decompositions = [];
    private readonly Dictionary<(int First, int Second), int> compositions = [];
    private readonly Dictionary<int, byte> classes = [];
    private readonly BitArray mayChange = new(char.MaxValue + 1);

    public static CanonicalTable Shared => Loaded.Value;

    /// <summary>True for a UTF-16 unit that NFC may replace, move or join with the one before; surrogates are always looked at.</summary>
    public bool MayChange(char unit) => mayChange[unit];

    public bool TryDecompose(int code, out (int First, int Second) parts) => decompositions.TryGetValue(code, out parts);

    public bool TryCompose(int first, int second, out int code) => compositions.TryGetValue((first, second), out code);

    public byte ClassOf(int code) => classes.GetValueOrDefault(code);

    private static CanonicalTable Load()
    {
        var table = new CanonicalTable();
        using var stream = typeof(CanonicalTable).Assembly.GetManifestResourceStream("Insights.Ingest.Texts.Unicode.canonical.txt")!;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (!line.StartsWith('#'))
            {
                table.Add(line[0], line[2..line.IndexOf('=', StringComparison.Ordinal)], line[(line.IndexOf('=', StringComparison.Ordinal) + 1)..]);
            }
        }

        // Conjoining vowels and final consonants of Hangul join the syllable before; surrogate pairs are rare enough to look at.
        table.Touch(0x1160, 0x11FF);
        table.Touch(0xD800, 0xDFFF);
        return table;
    }

    private void Add(char kind, string code, string value)
    {
        if (kind == 'c')
        {
            var edges = code.Split("..");
            for (var marked = Hex(edges[0]); marked <= Hex(edges[1]); marked++)
            {
                classes[marked] = byte.Parse(value, CultureInfo.InvariantCulture);
                Touch(marked, marked);
            }

            return;
        }

        var parts = value.Split(' ');
        var second = parts.Length > 1 ? Hex(parts[1]) : 0;
        decompositions[Hex(code)] = (Hex(parts[0]), second);
        if (kind == 'd')
        {
            compositions[(Hex(parts[0]), second)] = Hex(code);
            Touch(second, second);
        }
        else
        {
            Touch(Hex(code), Hex(code));
        }
    }

    private void Touch(int first, int last)
    {
        for (var code = first; code <= last && code <= char.MaxValue; code++)
        {
            mayChange[code] = true;
        }
    }

    private static int Hex(string text) => int.Parse(text, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}
