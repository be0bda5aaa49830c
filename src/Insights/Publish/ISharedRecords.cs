namespace Insights.Publish;

/// <summary>
/// What every worker of a community must find beside the store of record: held drafts, decisions, the last publication, replies of a
/// model. A record is a document by its name, replaced whole, to which lines may be added.
/// </summary>
public interface ISharedRecords
{
    /// <summary>The whole record, lines that were added included; null where there is none.</summary>
    byte[]? Read(string name);

    /// <summary>True where there is such a record, whatever it holds.</summary>
    bool Exists(string name);

    /// <summary>All records whose names begin with this folder's name and a slash, by name.</summary>
    IReadOnlyList<SharedRecord> ReadFolder(string folder);

    /// <summary>Replaces records, all of them or none; one without content is removed.</summary>
    void Replace(IReadOnlyList<SharedRecord> records);

    /// <summary>Adds lines, all or none; kept when this returns.</summary>
    void Append(string name, params IReadOnlyList<string> lines);

    /// <summary>Adds a line unless it is there; false where it was. Of all workers that add the same line, one is told true.</summary>
    bool AppendOnce(string name, string line);

    /// <summary>Removes the lines that are not to be kept; gives how many went.</summary>
    int Prune(string name, Predicate<string> keeps);

    /// <summary>Keeps other workers from running; null where one has it already. Held until it is disposed or the process ends.</summary>
    IDisposable? TryLock();
}

/// <summary>A record by its name; null content where it is to be removed.</summary>
public sealed record SharedRecord(string Name, byte[]? Content);
