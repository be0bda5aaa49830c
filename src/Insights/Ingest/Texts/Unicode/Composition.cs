namespace Insights.Ingest.Texts.Unicode;

/// <summary>The steps of UAX #15 on code points: decompose, order marks by class, compose; Hangul by arithmetic (section 3.12).</summary>
internal static class Composition
{
    private const int SyllableBase = 0xAC00;
    private const int LeadBase = 0x1100;
    private const int VowelBase = 0x1161;
    private const int TailBase = 0x11A7;
    private const int LeadCount = 19;
    private const int VowelCount = 21;
    private const int TailCount = 28;
    private const int SyllableCount = LeadCount * VowelCount * TailCount;

    public static void AppendDecomposed(List<int> codes, int code)
    {
        var syllable = code - SyllableBase;
        if (syllable is >= 0 and < SyllableCount)
        {
            codes.Add(LeadBase + (syllable / (VowelCount * TailCount)));
            codes.Add(VowelBase + (syllable % (VowelCount * TailCount) / TailCount));
            if (syllable % TailCount != 0)
            {
                codes.Add(TailBase + (syllable % TailCount));
            }
        }
        else if (code >= 0xC0 && CanonicalTable.Shared.TryDecompose(code, out var parts))
        {
            AppendDecomposed(codes, parts.First);
            if (parts.Second != 0)
            {
                AppendDecomposed(codes, parts.Second);
            }
        }
        else
        {
            codes.Add(code);
        }
    }

    /// <summary>Sorts each run of marks by combining class, keeping the order of equals.</summary>
    public static void Order(List<int> codes)
    {
        var table = CanonicalTable.Shared;
        for (var at = 0; at < codes.Count; at++)
        {
            if (codes[at] < 0x300 || table.ClassOf(codes[at]) == 0)
            {
                continue;
            }

            var end = at;
            while (end < codes.Count && table.ClassOf(codes[end]) != 0)
            {
                end++;
            }

            if (end - at > 1)
            {
                var sorted = codes.GetRange(at, end - at).OrderBy(code => table.ClassOf(code)).ToArray();
                for (var place = 0; place < sorted.Length; place++)
                {
                    codes[at + place] = sorted[place];
                }
            }

            at = end;
        }
    }

    /// <summary>Joins each base with the marks after it that are not blocked, in place.</summary>
    public static void Compose(List<int> codes)
    {
        var table = CanonicalTable.Shared;
        var starter = -1;
        var lastClass = 0;
        var written = 0;
        for (var read = 0; read < codes.Count; read++)
        {
            var code = codes[read];
            var itsClass = code < 0x300 ? 0 : table.ClassOf(code);
            var isAdjacent = starter == written - 1;
            if (starter >= 0 && (isAdjacent || (lastClass != 0 && lastClass < itsClass)) && TryJoin(codes[starter], code, out var joined))
            {
                codes[starter] = joined;
                continue;
            }

            if (itsClass == 0)
            {
                starter = written;
            }

            lastClass = itsClass;
            codes[written++] = code;
        }

        codes.RemoveRange(written, codes.Count - written);
    }

    private static bool TryJoin(int first, int second, out int joined)
    {
        var lead = first - LeadBase;
        var vowel = second - VowelBase;
        if (lead is >= 0 and < LeadCount && vowel is >= 0 and < VowelCount)
        {
            joined = SyllableBase + (((lead * VowelCount) + vowel) * TailCount);
            return true;
        }

        var syllable = first - SyllableBase;
        var tail = second - TailBase;
        if (syllable is >= 0 and < SyllableCount && syllable % TailCount == 0 && tail is > 0 and < TailCount)
        {
            joined = first + tail;
            return true;
        }

        joined = 0;
        return second >= 0x300 && CanonicalTable.Shared.TryCompose(first, second, out joined);
    }
}
