namespace Insights.Embed.Models;

/// <summary>A model that lies in a folder, and what is wrong with it where it cannot be used.</summary>
public sealed record ShelvedModel(string Name, string Folder, ModelDescription? Description, string? Fault);

/// <summary>The directories in which models lie, in the order in which they are looked through.</summary>
/// <param name="target">The one of them where pulled and imported models go.</param>
public sealed class ModelShelf(IReadOnlyList<string> directories, string target)
{
    public string Target => target;

    /// <summary>Every model, by name; of two of one name the first directory's.</summary>
    public IReadOnlyList<ShelvedModel> List() =>
        [.. directories.Where(Directory.Exists).SelectMany(Directory.GetDirectories)
            .Where(folder => File.Exists(Path.Combine(folder, ModelDescription.FileName)))
            .Select(Look).DistinctBy(model => model.Name, StringComparer.Ordinal).OrderBy(model => model.Name, StringComparer.Ordinal)];

    /// <summary>Proves a model's files against its description and the lock, and encodes a text with it.</summary>
    /// <returns>The model with its fault, which is null when it can be used.</returns>
    public static ShelvedModel Verify(ShelvedModel model)
    {
        if (model.Description is null)
        {
            return model;
        }

        try
        {
            var locked = ModelLock.Read(Path.GetDirectoryName(model.Folder)!);
            foreach (var (file, hash) in HashesOf(model.Folder))
            {
                locked.Check(model.Name, file, hash);
            }

            using var encoder = OnnxTextEncoder.Open(model.Folder);
            return model;
        }
        catch (UnusableException fault)
        {
            return model with { Fault = fault.Message };
        }
    }

    /// <summary>Copies a model's folder onto the shelf once it is proved to work there.</summary>
    /// <returns>The model, and warnings about it.</returns>
    /// <exception cref="UnusableException">The folder is no usable model, another one has its name, or the lock records
    /// other files.</exception>
    public (ShelvedModel Model, IReadOnlyList<string> Warnings) Import(string folder)
    {
        var description = ModelDescription.Read(folder);
        var partial = PreparePartial(description.Name);
        foreach (var left in Directory.GetFiles(partial))
        {
            File.Delete(left);
        }

        foreach (var file in Directory.GetFiles(folder))
        {
            File.Copy(file, Path.Combine(partial, Path.GetFileName(file)), overwrite: true);
        }

        return Accept(description.Name, partial);
    }

    /// <summary>An empty or half-filled folder in which a model's files are gathered before it is accepted.</summary>
    /// <exception cref="UnusableException">The name cannot be a folder or is that of a model that is not ours to
    /// replace.</exception>
    public string PreparePartial(string name)
    {
        if (name.Length == 0 || name != Path.GetFileName(name) || name.StartsWith('.'))
        {
            throw new UnusableException($"\"{name}\" cannot be a model's name; correct the name in {ModelDescription.FileName}.");
        }

        if (directories.TakeWhile(directory => directory != target).Any(directory => Directory.Exists(Path.Combine(directory, name))))
        {
            throw new UnusableException($"The model {name} is bundled already; give yours another name in its {ModelDescription.FileName}.");
        }

        return Directory.CreateDirectory(Path.Combine(Target, $".{name}.partial")).FullName;
    }

    /// <summary>Proves a gathered model, records its hashes and puts it into its place.</summary>
    public (ShelvedModel Model, IReadOnlyList<string> Warnings) Accept(string name, string partial)
    {
        var locked = ModelLock.Read(Target);
        var hashes = HashesOf(partial);
        foreach (var (file, hash) in hashes)
        {
            locked.Check(name, file, hash);
        }

        using (OnnxTextEncoder.Open(partial))
        {
            // Opened is proved: files, tokenizer, graph and a first vector.
        }

        var description = ModelDescription.Read(partial);
        var final = Path.Combine(Target, name);
        if (Directory.Exists(final))
        {
            Directory.Delete(final, recursive: true);
        }

        // The lock comes first: a model without an entry could be replaced unseen, an entry without a model costs
        // nothing.
        locked.Record(name, hashes);
        Directory.Move(partial, final);
        IReadOnlyList<string> warnings = SignedWeights.Found(Path.Combine(final, description.File))
            ? [$"The weights of {name} are signed 8-bit numbers with activations quantised on the fly: on x86 processors without VNNI their sums "
                + "saturate and its vectors differ from those of other machines. Prefer an export with unsigned weights (QUInt8) or fp32."]
            : [];
        return (Look(final), warnings);
    }

    private static SortedDictionary<string, string> HashesOf(string folder)
    {
        var description = ModelDescription.Read(folder);
        var hashes = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in new[] { ModelDescription.FileName, description.File, description.Vocab })
        {
            var path = Path.Combine(folder, file);
            hashes[file] = File.Exists(path)
                ? ModelFiles.HashOf(path)
                : throw new UnusableException($"The model's file {path} is missing; copy it again or run `insights models pull`.");
        }

        return hashes;
    }

    private static ShelvedModel Look(string folder)
    {
        var name = Path.GetFileName(folder);
        try
        {
            return new ShelvedModel(name, folder, ModelDescription.Read(folder), null);
        }
        catch (UnusableException fault)
        {
            return new ShelvedModel(name, folder, null, fault.Message);
        }
    }
}
