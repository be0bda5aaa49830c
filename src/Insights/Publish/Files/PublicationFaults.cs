namespace Insights.Publish.Files;

/// <summary>Says what went wrong with a folder and what to do about it.</summary>
internal static class PublicationFaults
{
    // The low 16 bits of an IOException's HResult are the system's error number: ENOSPC and EDQUOT on Linux and macOS, ERROR_DISK_FULL on Windows.
    private static readonly HashSet<int> DiskFull = [28, 69, 122, 112];

    // EROFS.
    private const int ReadOnlySystem = 30;

    public static Exception OfOutput(string output, Exception cause) => cause switch
    {
        IOException full when DiskFull.Contains(full.HResult & 0xFFFF) => new WorkFaultException(
            $"The disk is full where the FAQ is published ({output}); free some space and run again. The published FAQ stays as it was.", cause),
        UnauthorizedAccessException or DirectoryNotFoundException or FileNotFoundException => Unwritable(output, cause),
        IOException readOnly when (readOnly.HResult & 0xFFFF) == ReadOnlySystem => Unwritable(output, cause),
        _ => new WorkFaultException(
            $"The FAQ cannot be written to {output} ({cause.Message}); repair that and run again: the next start finishes or undoes it.", cause),
    };

    public static WorkFaultException OfRecovery(string journal, Exception cause) => new(
        $"A publication that was cut short cannot be finished from {journal} ({cause.Message}); make its folders writable and start again.", cause);

    public static UnusableException OfWorkFile(string file, Exception cause) => new(
        $"{file} is damaged ({cause.Message}); restore it from a backup, or remove the folder {Path.GetDirectoryName(file)} "
        + "to go on from the published faq.json without its change log.", cause);

    private static UnusableException Unwritable(string output, Exception cause) =>
        new($"The output folder {output} cannot be written ({cause.Message}); change its rights, or give another one with --out.", cause);
}
