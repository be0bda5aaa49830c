using System.Globalization;
using System.Text.RegularExpressions;
using Insights.Ingest.Texts;
using Insights.Report.Wording;

namespace Insights.Report.Analysis;

/// <summary>
/// Holds a sentence of a model to the facts: every number is one of those given, topics and quotes come in by label alone, nothing moves
/// without an arrow, and no name stands in it that neither facts nor our own words have.
/// </summary>
internal sealed partial class SentenceCheck(SectionFacts facts, MessageFile words)
{
    private readonly HashSet<string> known = [.. WordsOf(facts.Words.Concat(words.Messages.Values.SelectMany(forms => forms.Values)))];

    /// <summary>The sentence with its topics and quotes put in; null where it does not stand.</summary>
    public string? Stand(string sentence)
    {
        var text = sentence.Trim();
        var labels = Label().Matches(text).Select(label => label.Groups["label"].Value).ToList();
        var plain = Label().Replace(text, " ");
        return text.Length > 0
            && labels.TrueForAll(label => facts.Topics.ContainsKey(label) || facts.Quotes.ContainsKey(label))
            && !Markup().IsMatch(plain)
            && NumbersStand(plain)
            && !NumberWords.In(plain, words.Language)
            && MovesWithArrow(plain, labels)
            && NamesStand(plain)
            && !MachineSpeech.AddressesMachine(plain)
                ? Label().Replace(text, label => $"“{TextOf(label.Groups["label"].Value)}”")
                : null;
    }

    private string TextOf(string label) => facts.Topics.GetValueOrDefault(label) ?? facts.Quotes[label];

    private bool NumbersStand(string plain) => Number().Matches(plain).All(match => Stands(match.Value, plain.AsSpan(match.Index + match.Length).TrimStart().StartsWith("%")));

    private bool Stands(string written, bool isPercent)
    {
        var (group, point) = (words.Numbers.Group, words.Numbers.Decimal);
        var plain = written.Replace(group, "", StringComparison.Ordinal).Replace(point, ".", StringComparison.Ordinal);
        if (!double.TryParse(plain, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value))
        {
            return false;
        }

        var digits = plain.IndexOf('.', StringComparison.Ordinal) is var at and >= 0 ? plain.Length - at - 1 : 0;
        return digits <= 4 && facts.Numbers.Any(fact =>
            isPercent ? fact is >= 0 and <= 1 && Same(100 * fact, value, digits) : Same(fact, value, digits) && (digits > 0 || fact == Math.Floor(fact)));
    }

    private static bool Same(double fact, double value, int digits) => Math.Abs(Math.Round(fact, digits) - value) < 1e-9;

    private bool MovesWithArrow(string plain, List<string> labels) =>
        !Regex.IsMatch(plain, words.Messages["analysis.movement"][PluralRules.Other], RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)
        || facts.IsMoving
        || (labels.Exists(facts.Moving.Contains) && labels.TrueForAll(label => facts.Moving.Contains(label) || facts.Quotes.ContainsKey(label)));

    // A capital within a sentence is a name, in German a noun: one that nobody told the model is made up.
    private bool NamesStand(string plain) =>
        Word().Matches(plain).Skip(1).All(word => !IsName(word.Value) || known.Contains(word.Value));

    private static bool IsName(string word) => char.IsUpper(word[0]) || word.Any(char.IsDigit) || word.Contains('_', StringComparison.Ordinal) || word.Skip(1).Any(char.IsUpper);

    private static IEnumerable<string> WordsOf(IEnumerable<string> texts) => texts.SelectMany(text => Word().Matches(text)).Select(word => word.Value);

    [GeneratedRegex(@"\{(?<label>[tq]\d{1,2})\}", RegexOptions.ExplicitCapture)]
    private static partial Regex Label();

    [GeneratedRegex(@"[<>\[\]{}`""“”„«»「」『』@*_#|\\]|://|www\.|\n", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Markup();

    [GeneratedRegex(@"\d+(?:[.,]\d+)*")]
    private static partial Regex Number();

    [GeneratedRegex(@"\p{L}[\p{L}\p{M}\p{Nd}_'’-]*")]
    private static partial Regex Word();
}
