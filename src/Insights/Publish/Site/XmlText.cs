using System.Text;
using System.Xml;

namespace Insights.Publish.Site;

/// <summary>XML documents in UTF-8, the same bytes for the same content.</summary>
internal static class XmlText
{
    public static byte[] Write(Action<XmlWriter> write)
    {
        using var content = new MemoryStream();
        var settings = new XmlWriterSettings { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), Indent = true, NewLineChars = "\n" };
        using (var xml = XmlWriter.Create(content, settings))
        {
            write(xml);
        }

        return content.ToArray();
    }
}
