using Insights.Embed.Models;

namespace Insights.App.ModelHub;

/// <summary>Brings a model from a hub onto the shelf.</summary>
internal sealed class ModelPull(HubDownload hub, ModelShelf shelf)
{
    /// <param name="name">As the hub knows it, such as <c>owner/model</c>; the folder gets the last part.</param>
    /// <exception cref="UnusableException">The hub does not have the model, or not the one that the lock
    /// records.</exception>
    public async Task<(ShelvedModel Model, IReadOnlyList<string> Warnings)> RunAsync(string name, CancellationToken cancellationToken)
    {
        var own = name.Split('/')[^1];
        var partial = shelf.PreparePartial(own);
        var described = Path.Combine(partial, ModelDescription.FileName);
        if (!await hub.FetchAsync(name, ModelDescription.FileName, described, cancellationToken))
        {
            await new SentenceModelLayout(hub).DescribeAsync(name, partial, cancellationToken);
        }

        var description = ModelDescription.Read(partial);
        var locked = ModelLock.Read(shelf.Target);
        foreach (var (file, hash) in new[] { (description.File, description.FileSha256), (description.Vocab, description.VocabSha256) })
        {
            await FetchAsync(name, own, file, hash, partial, locked, cancellationToken);
        }

        return shelf.Accept(own, partial);
    }

    private async Task FetchAsync(
        string name, string own, string file, string? described, string partial, ModelLock locked, CancellationToken cancellationToken)
    {
        var path = Path.Combine(partial, file);
        if (File.Exists(path) && IsWanted(ModelFiles.HashOf(path)))
        {
            return;
        }

        if (!await hub.FetchAsync(name, file, path, cancellationToken))
        {
            throw new UnusableException($"The hub's model {name} has no file {file}; check the name, or use `insights models import FOLDER`.");
        }

        var hash = ModelFiles.HashOf(path);
        if (!IsWanted(hash))
        {
            // Another file than wanted is of no use to the next try.
            File.Delete(path);
            locked.Check(own, file, hash);
            throw new UnusableException(
                $"The hub gave another {file} of {name} than its {ModelDescription.FileName} describes (SHA-256 {hash}, wanted {described}); pull again, and if "
                + "it happens again tell the hub's keeper.");
        }

        bool IsWanted(string found) =>
            (described is null || string.Equals(found, described, StringComparison.OrdinalIgnoreCase))
            && (locked.Find(own, file) ?? found) == found;
    }
}
