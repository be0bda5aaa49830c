using System.Text.RegularExpressions;

namespace Insights.Report.Analysis;

/// <summary>Numbers written as words: they cannot be compared with the facts, so a sentence with one does not stand.</summary>
internal static partial class NumberWords
{
    public static bool In(string text, string language) => language switch
    {
        "de" => German().IsMatch(text),
        "es" => Spanish().IsMatch(text),
        "pt" => Portuguese().IsMatch(text),
        "ja" or "zh" => Chinese().IsMatch(text),
        "ko" => Korean().IsMatch(text),
        _ => English().IsMatch(text),
    };

    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    [GeneratedRegex(
        @"\b(two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(thir|four|fif|six|seven|eigh|nine)teen|(twen|thir|for|fif|six|seven|eigh|nine)ty"
        + @"|hundreds?|thousands?|millions?|dozens?|half|halves|thirds?|quarters?|twice|thrice|double[ds]?|tripled?)\b",
        Options)]
    private static partial Regex English();

    [GeneratedRegex(
        @"\b(zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|\w+zehn|zwanzig|dreißig|vierzig|fünfzig|sechzig|siebzig|achtzig|neunzig|\w*hundert|\w*tausend|millionen|dutzend\w*|hälfte|halb\w*"
        + @"|drittel|viertel|doppel\w*|verdoppel\w*|zweimal|dreimal|(zwei|drei|vier|mehr|viel)fach\w*)\b",
        Options)]
    private static partial Regex German();

    [GeneratedRegex(
        @"\b(dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|trece|catorce|quince|dieci\w+|veint\w+|(treinta|cuarenta|cincuenta|sesenta|setenta|ochenta|noventa)"
        + @"|cien(to|tos)?|mil(es)?|millones|docenas?|mitad|tercio|cuarto|doble|triple|duplic\w+)\b",
        Options)]
    private static partial Regex Spanish();

    [GeneratedRegex(
        @"\b(dois|duas|três|quatro|cinco|seis|sete|oito|nove|dez|onze|doze|treze|quinze|vinte|trinta|quarenta|cinquenta|sessenta|setenta|oitenta|noventa"
        + @"|cem|centenas?|mil(hares)?|milhões|dúzias?|metade|terço|quarto|dobro|triplo|duplic\w+)\b",
        Options)]
    private static partial Regex Portuguese();

    [GeneratedRegex("[二两三四五六七八九十百千万億亿]+[個个件人名次倍回年月日天割成分]|一半|半数|半分|过半|倍増|翻倍")]
    private static partial Regex Chinese();

    [GeneratedRegex("(두|세|네|다섯|여섯|일곱|여덟|아홉|열|스무|수십|수백) ?(건|명|개|번|배|배로|달|해)|절반|두 ?배")]
    private static partial Regex Korean();
}
