using System.Security.Cryptography;
using System.Text;
using Insights.Publish;

namespace Insights.Pipeline;

/// <summary>Ids that were forgotten together: pseudonyms, messages, conversations.</summary>
/// <param name="After">The mark of the line before, null where there was none: by it a worker knows whether it missed a line that was dropped.</param>
/// <param name="At">When it was forgotten.</param>
/// <param name="Ids">In order.</param>
public sealed record ForgetLine(string? After, DateTimeOffset At, IReadOnlyList<string> Ids)
{
    /// <summary>Names this line, and through it all before; no line of another database is named so.</summary>
    public string ToMark() => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(JsonText.WriteLine(this))));
}

/// <summary>
/// What was forgotten of late on a store that workers share, so that each takes it out of the files that are its own. Written by whoever
/// holds the lock of a run.
/// </summary>
public static class ForgetLog
{
    /// <summary>A worker that was away for longer may have missed something and removes such files whole.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(90);

    public static void Add(WorkFolder work, IEnumerable<string> ids, DateTimeOffset now)
    {
        var next = new ForgetLine(FindMark(work), now, [.. ids.Order(StringComparer.Ordinal)]);
        work.Shared.Replace(
        [
            Write([.. Read(work).Where(line => IsYoung(line, now)), next]),
            new SharedRecord(WorkFolder.ForgottenMark, Encoding.UTF8.GetBytes(next.ToMark())),
        ]);
    }

    /// <summary>Drops the lines that are older than they are kept; gives how many.</summary>
    public static int DropOld(WorkFolder work, DateTimeOffset now)
    {
        var lines = Read(work);
        List<ForgetLine> kept = [.. lines.Where(line => IsYoung(line, now))];
        if (kept.Count < lines.Count)
        {
            work.Shared.Replace([Write(kept)]);
        }

        return lines.Count - kept.Count;
    }

    /// <summary>The mark of the last line that was ever written; null where nothing was forgotten.</summary>
    public static string? FindMark(WorkFolder work) =>
        work.Shared.Read(WorkFolder.ForgottenMark) is { } mark ? Encoding.UTF8.GetString(mark) : null;

    public static IReadOnlyList<ForgetLine> Read(WorkFolder work) => JsonText.ReadLines<ForgetLine>(work.Shared, WorkFolder.ForgottenRecord);

    /// <summary>The lines that follow a mark, null for the first of all; null where the next one is not there any more.</summary>
    public static IReadOnlyList<ForgetLine>? Following(IReadOnlyList<ForgetLine> lines, string? mark)
    {
        var rest = lines.SkipWhile(line => line.After != mark).ToList();
        return rest.Count == 0 ? null : rest;
    }

    private static bool IsYoung(ForgetLine line, DateTimeOffset now) => now - line.At <= Kept;

    private static SharedRecord Write(IEnumerable<ForgetLine> lines) => new(WorkFolder.ForgottenRecord, JsonText.WriteLines(lines));
}
