using System.Text.RegularExpressions;

namespace Insights.Publish.Site;

/// <summary>Community text on a page: cleaned and encoded; what stands between back-ticks is shown as code.</summary>
public static partial class CommunityText
{
    public static Html Write(string text)
    {
        var clean = SafeText.Clean(text);
        var pieces = new List<Html>();
        var end = 0;
        foreach (Match code in CodeSpan().Matches(clean))
        {
            pieces.Add(Html.Text(clean[end..code.Index]));
            pieces.Add(Html.Of($"<code>{code.Groups["code"].Value.Trim()}</code>"));
            end = code.Index + code.Length;
        }

        pieces.Add(Html.Text(clean[end..]));
        return Html.Join(pieces);
    }

    /// <summary>The same where only text can stand: titles, descriptions, feeds.</summary>
    public static string Plain(string text) => CodeSpan().Replace(SafeText.Clean(text), "${code}");

    [GeneratedRegex("(?<!`)`(?<code>[^`]+)`(?!`)", RegexOptions.ExplicitCapture)]
    private static partial Regex CodeSpan();
}
