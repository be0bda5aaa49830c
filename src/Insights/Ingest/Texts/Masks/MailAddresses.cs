using System.Text.RegularExpressions;

namespace Insights.Ingest.Texts.Masks;

/// <summary>Mail addresses, plain and spelled out against robots.</summary>
internal static partial class MailAddresses
{
    public static void Add(List<Mark> found, string typed)
    {
        if (typed.Contains('@', StringComparison.Ordinal))
        {
            Matches.Add(found, MarkKind.Mail, Plain(), typed);
        }
    }

    [GeneratedRegex(@"[\p{L}\p{N}._%+-]{1,64}@(?:[\p{L}\p{N}-]{1,63}\.){1,6}\p{L}{2,24}", RegexOptions.NonBacktracking)]
    private static partial Regex Plain();
}
