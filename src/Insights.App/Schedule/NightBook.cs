using System.Text.Json;
using Insights.App.Commands;
using Insights.Ingest;
using Insights.Pipeline;
using Insights.Publish;

namespace Insights.App.Schedule;

/// <summary>What workers tell each other of the night, as records that they share.</summary>
internal sealed class NightBook(WorkFolder work)
{
    private const string UnderWayRecord = "night.json";
    private const string NotesRecord = "nights.jsonl";
    private const string PartsRecord = "night-parts.jsonl";

    /// <summary>Nights that are remembered.</summary>
    private const int Kept = 400;

    private sealed record Part(string Night, IngestPart Read);

    public NightUnderWay? FindUnderWay() =>
        work.Shared.Read(UnderWayRecord) is { } content ? JsonSerializer.Deserialize<NightUnderWay>(content, CommandContext.OneLine) : null;

    public void Begin(NightUnderWay night) => work.Shared.Replace(
        [new SharedRecord(UnderWayRecord, JsonSerializer.SerializeToUtf8Bytes(night, CommandContext.OneLine))]);

    /// <summary>Before its first job: what an earlier night left of its parts is no part of this one.</summary>
    public void Clear() => work.Shared.Prune(PartsRecord, _ => false);

    public void AddPart(string night, IngestPart part) => work.Shared.Append(PartsRecord, Write(new Part(night, part)));

    public IReadOnlyList<IngestPart> ReadParts(string night) =>
        [.. Read<Part>(PartsRecord).Where(part => part.Night == night).Select(part => part.Read)];

    public void End(NightNote note)
    {
        work.Shared.Append(NotesRecord, Write(note));
        var before = Read<NightNote>(NotesRecord).Count - Kept;
        if (before > 0)
        {
            work.Shared.Prune(NotesRecord, _ => before-- <= 0);
        }
    }

    /// <summary>Nights that ended, the last one last.</summary>
    public IReadOnlyList<NightNote> ReadNotes() => Read<NightNote>(NotesRecord);

    public NightNote? FindLast() => ReadNotes() is [.., var last] ? last : null;

    private List<T> Read<T>(string name) =>
        [.. work.Shared.ReadLines(name).Select(line => JsonSerializer.Deserialize<T>(line, CommandContext.OneLine)!)];

    private static string Write<T>(T line) => JsonSerializer.Serialize(line, CommandContext.OneLine);
}
