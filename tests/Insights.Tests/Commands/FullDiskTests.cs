using Insights.Tests.Fakes;

namespace Insights.Tests.Commands;

public sealed class FullDiskTests
{
    [SkippableFact]
    public async Task An_output_folder_that_cannot_be_made_is_refused()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "Nobody, not even root, makes folders below /proc; other systems have none.");
        using var shell = new Shell();
        var told = await shell.RunAsync(
            "run", "--source", SmallCommunity.WriteTo(shell), "--out", "/proc/insights/faq", "--work", shell.Work);
        Assert.Equal(2, told.Code);
        var line = Assert.Single(told.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains("/proc/insights/faq", line, StringComparison.Ordinal);
        Assert.Contains("--out", line, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task An_output_folder_on_a_disk_that_is_read_only_is_refused()
    {
        using var shell = new Shell();
        using var disk = SmallDisk.Mount(shell.Out);
        var source = await MineAsync(shell);
        disk.MakeReadOnly();
        var told = await shell.RefusedAsync(2, "run", "--source", source);
        Assert.Contains("--out", told.Error, StringComparison.Ordinal);
    }

    [SkippableTheory]
    [InlineData(0)]
    [InlineData(8 << 10)]
    [InlineData(24 << 10)]
    public async Task A_disk_that_fills_up_while_the_faq_is_published_leaves_the_old_one(int free)
    {
        using var shell = new Shell();
        using var disk = SmallDisk.Mount(shell.Out);
        var source = await MineAsync(shell);
        disk.FillUpTo(free);
        Grow(shell);

        var told = await shell.RefusedAsync(1, "run", "--source", source);
        Assert.Contains("disk is full", told.Error, StringComparison.Ordinal);

        disk.Empty();
        var before = shell.Published();
        Assert.Equal(0, (await shell.HereAsync("run", "--source", source)).Code);
        Assert.NotEqual(before, shell.Published());
    }

    [SkippableTheory]
    [InlineData(0)]
    [InlineData(64 << 10)]
    [InlineData(256 << 10)]
    public async Task A_disk_that_fills_up_under_the_work_folder_leaves_the_old_faq(int free)
    {
        using var shell = new Shell();
        using var disk = SmallDisk.Mount(shell.Work);
        var source = await MineAsync(shell);
        disk.FillUpTo(free);
        Grow(shell);

        var told = await shell.RefusedAsync(1, "run", "--source", source);
        Assert.Contains("disk", told.Error, StringComparison.Ordinal);

        disk.Empty();
        Assert.Equal(0, (await shell.HereAsync("run", "--source", source)).Code);
    }

    [SkippableFact]
    public async Task A_log_that_cannot_be_written_ends_no_run()
    {
        Skip.IfNot(File.Exists("/dev/full"), "Only Linux has a device that is always full.");
        using var shell = new Shell();
        Directory.CreateDirectory(Path.Combine(shell.Work, "log"));
        File.CreateSymbolicLink(Path.Combine(shell.Work, "log", "2026-11-24.log"), "/dev/full");
        var told = await shell.HereAsync("run", "--source", SmallCommunity.WriteTo(shell));
        Assert.Equal((0, ""), (told.Code, told.Error));
        Assert.Equal(2, (await shell.HereAsync("run", "--source", "nowhere")).Code);
    }

    private static async Task<string> MineAsync(Shell shell)
    {
        var source = SmallCommunity.WriteTo(shell);
        var told = await shell.HereAsync("run", "--source", source);
        Assert.True(told.Code == 0, told.Error);
        return source;
    }

    /// <summary>A flat channel of a few hundred new messages: the store grows, and so does the list of conversations.</summary>
    private static void Grow(Shell shell)
    {
        var channel = new WrittenExport(77);
        for (var number = 0; number < 400; number++)
        {
            channel.Add(
                WrittenExport.At(30_000 + (number * 60)),
                $"How do I rotate report number {number} of the printer in room {number * 7}, it prints only blank pages since this morning?",
                $"7{number % 40}");
        }

        shell.Write("export/grown.json", channel.ToString());
    }
}
