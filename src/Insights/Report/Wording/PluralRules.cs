using System.Globalization;
using System.Text.RegularExpressions;

namespace Insights.Report.Wording;

/// <summary>
/// Chooses the plural form of a count by rules as the Unicode CLDR writes them, such as <c>n % 10 = 2..4 and n % 100 != 12..14</c>. Counts
/// are whole numbers, so <c>i</c> is <c>n</c>, and <c>v</c> is 0. What no rule takes is <c>other</c>.
/// </summary>
public sealed partial class PluralRules
{
    public const string Other = "other";

    private readonly IReadOnlyList<(string Category, string[][] Conditions)> rules;

    private PluralRules(IReadOnlyList<(string Category, string[][] Conditions)> rules) => this.rules = rules;

    /// <summary>The forms that a message with a count needs.</summary>
    public IEnumerable<string> Categories => rules.Select(rule => rule.Category).Append(Other);

    /// <exception cref="FormatException">A rule cannot be read.</exception>
    public static PluralRules Parse(IEnumerable<KeyValuePair<string, string>> rules)
    {
        var parsed = rules.Select(rule => (
            rule.Key,
            rule.Value.Split(" or ").Select(any => any.Split(" and ").Select(all => all.Trim()).ToArray()).ToArray())).ToList();
        foreach (var condition in parsed.SelectMany(rule => rule.Item2).SelectMany(all => all))
        {
            if (!Condition().IsMatch(condition))
            {
                throw new FormatException($"the plural rule '{condition}'");
            }
        }

        return new PluralRules(parsed);
    }

    public string CategoryOf(int count)
    {
        foreach (var (category, conditions) in rules)
        {
            if (conditions.Any(all => all.All(condition => Holds(condition, count))))
            {
                return category;
            }
        }

        return Other;
    }

    private static bool Holds(string condition, int count)
    {
        var match = Condition().Match(condition);
        var value = match.Groups["operand"].Value == "v" ? 0 : count;
        var left = match.Groups["modulus"].Success ? value % Number(match.Groups["modulus"].Value) : value;
        var isIn = match.Groups["ranges"].Value.Split(',').Select(range => range.Split("..")).Any(range =>
            left >= Number(range[0]) && left <= Number(range[^1]));
        return isIn == (match.Groups["relation"].Value == "=");
    }

    private static int Number(string text) => int.Parse(text, NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(?<operand>[niv])( % (?<modulus>\d{1,9}))? (?<relation>!?=) (?<ranges>\d{1,9}(\.\.\d{1,9})?(,\d{1,9}(\.\.\d{1,9})?)*)$", RegexOptions.ExplicitCapture)]
    private static partial Regex Condition();
}
