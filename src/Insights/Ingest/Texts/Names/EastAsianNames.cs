using Insights.Ingest.Texts.Masks;
using System.Text.RegularExpressions;

namespace Insights.Ingest.Texts.Names;

/// <summary>Chinese, Japanese and Korean names before a form of address, and after an introduction.</summary>
internal static partial class EastAsianNames
{
    public static void Add(List<Mark> found, string typed)
    {
        if (!typed.AsSpan().ContainsAnyInRange('\u3040', '\ud7a3'))
        {
            return;
        }

        Matches.AddGroup(found, MarkKind.PersonName, Chinese(), typed);
        Matches.AddGroup(found, MarkKind.PersonName, Japanese(), typed);
        Matches.AddGroup(found, MarkKind.PersonName, Korean(), typed);
        Matches.AddGroup(found, MarkKind.PersonName, Introduced(), typed);
    }

    // A common family name, up to two signs, and a title: 王先生, 李小明老师. "各位老师" names nobody.
    [GeneratedRegex(
        @"((?<![各诸])[王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗郑梁宋唐许邓韩冯曹彭曾萧田董潘袁蔡蒋余杜叶程魏苏吕丁沈任姚卢傅钟姜崔谭廖范汪陆金石戴贾韦夏邱侯邹熊孟秦白薛尹阎雷龙段郝邵史毛][\u4e00-\u9fff]{0,2}?)(?:先生|女士|小姐|老师|同学|经理|总监|工程师|大哥|博士|教授)")]
    private static partial Regex Chinese();

    [GeneratedRegex(@"(?<![\u4e00-\u9fff々])(?!皆|客|お|神|王|奥|旦那|各|殿|父|母|兄|姉|弟|妹|友|娘|息|仲間|担当|開発|管理|利用|医|店)([\u4e00-\u9fff々]{1,4})(?:さん|様|氏(?![\u4e00-\u9fff])|くん|君(?=[、。 ])|先輩)")]
    private static partial Regex Japanese();

    [GeneratedRegex(@"(?<![가-힣])([김이박최정강조윤장임한오서신권황안송류전홍문양손배허유남심노하곽성차주우구민진][가-힣]{2})\s?(?:님|씨|과장님?|대리님?|부장님?|팀장님?|선생님)")]
    private static partial Regex Korean();

    [GeneratedRegex(@"(?:我叫|我的名字是|我是(?=[王李张刘陈杨黄赵吴周徐孙朱胡郭何林罗郑梁宋唐许邓韩冯曹彭曾萧田董潘袁蔡蒋]))([\u4e00-\u9fff]{2,3})(?=[，。,.！!\s]|$)|(?:私は|名前は)([\u4e00-\u9fff々]{2,4})(?:です|と申します|といいます)|(?:저는|제 이름은)\s?([가-힣]{3})(?:입니다|이라고|예요)")]
    private static partial Regex Introduced();
}
