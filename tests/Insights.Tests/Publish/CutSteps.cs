using Insights.Publish.Files;

namespace Insights.Tests.Publish;

/// <summary>The process dies here: nothing of it runs any more.</summary>
internal sealed class KilledException() : Exception("killed");

/// <summary>A file system whose process is killed at a step; a torn write leaves half of the file.</summary>
internal sealed class CutSteps(int at, bool tearsWrites) : IFileSteps
{
    private readonly DiskSteps disk = new();
    private int step;

    public void Write(string file, ReadOnlySpan<byte> content)
    {
        if (tearsWrites && step == at)
        {
            disk.Write(file, content[..(content.Length / 2)]);
        }

        Count();
        disk.Write(file, content);
    }

    public void Move(string from, string to)
    {
        Count();
        disk.Move(from, to);
    }

    public void Delete(string file)
    {
        Count();
        disk.Delete(file);
    }

    private void Count()
    {
        if (step++ >= at)
        {
            throw new KilledException();
        }
    }
}

/// <summary>A disk that is full after some writes.</summary>
internal sealed class FullDisk(int writes) : IFileSteps
{
    private const int NoSpaceLeft = 28;
    private readonly DiskSteps disk = new();
    private int written;

    public void Write(string file, ReadOnlySpan<byte> content)
    {
        if (written++ >= writes)
        {
            throw new IOException("No space left on device", NoSpaceLeft);
        }

        disk.Write(file, content);
    }

    public void Move(string from, string to) => disk.Move(from, to);

    public void Delete(string file) => disk.Delete(file);
}
