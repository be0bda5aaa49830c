namespace Insights.Publish.Files;

/// <summary>Names of a publication's files that do not depend on where a worker keeps them.</summary>
internal sealed class PublicationPlaces(string output, string work)
{
    /// <summary>Under which name the records of the output folder lie.</summary>
    public const string OutputFolder = "faq";

    public string NameOf(string file)
    {
        var inOutput = Path.GetRelativePath(output, file);
        return inOutput.StartsWith("..", StringComparison.Ordinal) || Path.IsPathRooted(inOutput)
            ? Path.GetRelativePath(work, file).Replace('\\', '/')
            : $"{OutputFolder}/{inOutput.Replace('\\', '/')}";
    }

    public string FileOf(string name) => name.StartsWith(OutputFolder + "/", StringComparison.Ordinal)
        ? Path.Combine(output, name[(OutputFolder.Length + 1)..])
        : Path.Combine(work, name);
}
