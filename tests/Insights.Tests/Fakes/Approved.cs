using System.Runtime.CompilerServices;

namespace Insights.Tests.Fakes;

/// <summary>Compares what people read with the approved file beside the test; the diff of that file is the review.</summary>
internal static class Approved
{
    public static void Matches(string text, string name, [CallerFilePath] string testFile = "")
    {
        var file = Path.Combine(Path.GetDirectoryName(testFile)!, name + ".approved.md");
        var approved = File.Exists(file) ? File.ReadAllText(file) : "";
        if (approved != text)
        {
            File.WriteAllText(Path.ChangeExtension(file, null).Replace(".approved", ".received.md", StringComparison.Ordinal), text);
        }

        Assert.Equal(approved, text);
    }
}
