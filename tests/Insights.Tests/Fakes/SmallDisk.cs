using System.Diagnostics;

namespace Insights.Tests.Fakes;

/// <summary>A disk of a few megabytes in memory, mounted on a folder; only the superuser of a Linux system gets one.</summary>
internal sealed class SmallDisk : IDisposable
{
    private const int Megabytes = 8;
    private readonly string folder;

    private SmallDisk(string folder) => this.folder = folder;

    private string Filler => Path.Combine(folder, "of-others", "filler");

    /// <summary>Mounts a disk on this folder; where the system refuses, the test is skipped.</summary>
    public static SmallDisk Mount(string folder)
    {
        Skip.IfNot(OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess, "Only root on Linux can mount a small disk.");
        Directory.CreateDirectory(folder);
        Skip.IfNot(Run("mount", "-t", "tmpfs", "-o", $"size={Megabytes}m", "tmpfs", folder), "The system mounts no disk in memory here.");
        return new SmallDisk(folder);
    }

    /// <summary>Leaves this many bytes free, rounded down to whole pages.</summary>
    public void FillUpTo(int free)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Filler)!);
        using var filler = new FileStream(Filler, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        var room = new DriveInfo(folder).AvailableFreeSpace - free;
        filler.Write(new byte[Math.Max(0, room)]);
    }

    public void Empty() => File.Delete(Filler);

    public void MakeReadOnly() => Assert.True(Run("mount", "-o", "remount,ro", folder));

    public void Dispose() => Run("umount", "--lazy", folder);

    private static bool Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true });
        process!.WaitForExit();
        return process.ExitCode == 0;
    }
}
