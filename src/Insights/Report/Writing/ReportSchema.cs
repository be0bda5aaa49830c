using System.Text;

namespace Insights.Report.Writing;

/// <summary>report.schema.json: what report.json holds, for other programs.</summary>
public static class ReportSchema
{
    private const string Resource = "Insights.Report.Writing.report.schema.json";

    /// <summary>The file's bytes.</summary>
    public static byte[] Write()
    {
        using var resource = typeof(ReportSchema).Assembly.GetManifestResourceStream(Resource)!;
        using var reader = new StreamReader(resource, Encoding.UTF8);
        return Encoding.UTF8.GetBytes(reader.ReadToEnd().ReplaceLineEndings("\n"));
    }
}
