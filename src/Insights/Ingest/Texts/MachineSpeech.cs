using System.Text.RegularExpressions;

namespace Insights.Ingest.Texts;

/// <summary>Recognises text that speaks to a reading machine instead of to people.</summary>
public static partial class MachineSpeech
{
    public static bool AddressesMachine(string typed) => Orders().IsMatch(typed);

    [GeneratedRegex(
        @"(?:ignore|disregard|forget)\s+(?:all\s+|any\s+|your\s+|the\s+|of\s+|my\s+){0,4}(?:previous|prior|above|earlier)\s+(?:instructions|prompts|rules)|<\|im_start\|>|system prompt",
        RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Orders();
}
