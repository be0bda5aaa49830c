using System.Text;
using System.Text.RegularExpressions;

namespace Insights.Ingest.Texts.Speech;

/// <summary>Orders spelled so that people read over them: spaced out, with digits for letters, backwards, or by a shifted alphabet.</summary>
internal static partial class DisguisedOrders
{
    private const int LongestLooked = 20_000;

    public static bool In(string folded)
    {
        var looked = folded.Length > LongestLooked ? folded[..LongestLooked] : folded;
        if (Shifted().IsMatch(looked) && (Orders.In(Rotate(looked)) || Requests.In(Rotate(looked))))
        {
            return true;
        }

        var squeezed = Squeeze(looked);
        return Squeezed().IsMatch(squeezed) || Backwards().IsMatch(squeezed);
    }

    // Letters only, digits and signs read as the letters they resemble.
    private static string Squeeze(string folded)
    {
        var letters = new StringBuilder(folded.Length);
        foreach (var sign in folded)
        {
            var letter = sign switch { '0' => 'o', '1' => 'i', '3' => 'e', '4' => 'a', '5' => 's', '7' => 't', '@' => 'a', '$' => 's', '!' => 'i', _ => sign };
            if (letter is >= 'a' and <= 'z')
            {
                letters.Append(letter);
            }
        }

        return letters.ToString();
    }

    private static string Rotate(string text) => string.Create(text.Length, text, static (rotated, source) =>
    {
        for (var at = 0; at < source.Length; at++)
        {
            rotated[at] = source[at] is >= 'a' and <= 'z' ? (char)('a' + ((source[at] - 'a' + 13) % 26)) : source[at];
        }
    });

    [GeneratedRegex(@"(?:ignore|disregard|forget)(?:all|any|your|of){0,3}(?:previous|prior|above|earlier|preceding)(?:system)?(?:instructions?|prompts?|rules)", RegexOptions.CultureInvariant)]
    private static partial Regex Squeezed();

    [GeneratedRegex(@"(?:snoitcurtsni|stpmorp|selur)(?:roirp|suoiverp|evoba|reilrae)(?:ruoy|lla|yna){0,2}(?:erongi|dragersid|tegrof)", RegexOptions.CultureInvariant)]
    private static partial Regex Backwards();

    // rot13 of instructions, ignore, prompt, assistant, summarize.
    [GeneratedRegex(@"vafgehpgvba|\bvtaber\b|\bcebzcg|nffvfgnag|fhzznevm", RegexOptions.CultureInvariant)]
    private static partial Regex Shifted();
}
