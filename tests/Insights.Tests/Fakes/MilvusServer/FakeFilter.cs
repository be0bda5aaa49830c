using System.Globalization;
using System.Text.RegularExpressions;

namespace Insights.Tests.Fakes.MilvusServer;

/// <summary>Filter expressions: comparisons and lists, joined by "and".</summary>
internal static partial class FakeFilter
{
    public static bool Holds(string expression, IReadOnlyDictionary<string, object> row) =>
        expression.Length == 0 || expression.Split(" and ").All(part => HoldsPart(part.Trim(), row));

    private static bool HoldsPart(string part, IReadOnlyDictionary<string, object> row)
    {
        var match = Comparison().Match(part);
        if (!match.Success || !row.TryGetValue(match.Groups["field"].Value, out var value))
        {
            throw new FakeRefusal(1100, $"cannot parse expression: {part}");
        }

        var operation = match.Groups["operation"].Value;
        var wanted = match.Groups["value"].Value;
        if (operation == "in")
        {
            return wanted.Trim('[', ']').Split(',').Any(one => Compare(value, one.Trim()) == 0);
        }

        var order = Compare(value, wanted);
        return operation switch
        {
            "==" => order == 0,
            ">" => order > 0,
            ">=" => order >= 0,
            _ => throw new FakeRefusal(1100, $"unknown operation: {operation}"),
        };
    }

    private static int Compare(object value, string literal) => value switch
    {
        string text => string.CompareOrdinal(text, literal.Trim('"')),
        long number => number.CompareTo(long.Parse(literal, CultureInfo.InvariantCulture)),
        int number => ((long)number).CompareTo(long.Parse(literal, CultureInfo.InvariantCulture)),
        bool flag => flag.CompareTo(bool.Parse(literal)),
        _ => throw new FakeRefusal(1100, "this field cannot be compared"),
    };

    [GeneratedRegex(@"^(?<field>\w+) (?<operation>==|>=|>|in) (?<value>.+)$", RegexOptions.Singleline)]
    private static partial Regex Comparison();
}
