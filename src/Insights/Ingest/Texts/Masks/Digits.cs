namespace Insights.Ingest.Texts.Masks;

/// <summary>How many digits a text has at all: a number of nine digits is in none that has fewer.</summary>
internal static class Digits
{
    public static bool AreAtLeast(string typed, int count)
    {
        var seen = 0;
        foreach (var sign in typed)
        {
            if (char.IsAsciiDigit(sign) && ++seen >= count)
            {
                return true;
            }
        }

        return false;
    }
}
