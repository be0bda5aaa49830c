using System.Text.Json;

namespace Insights.App.DiscordChat.Live;

/// <summary>
/// What is still to be erased, one a line, so that neither a night under way nor a stop of the program loses it. Erasing twice does no
/// harm, so a line goes only after it was done.
/// </summary>
internal sealed class TakebackFile(string file) : IDisposable
{
    /// <summary>The file's name in the work folder.</summary>
    public const string Name = "takebacks.jsonl";

    private readonly SemaphoreSlim turn = new(1);

    public async Task AddAsync(IReadOnlyCollection<Takeback> takebacks, CancellationToken cancellationToken)
    {
        await turn.WaitAsync(cancellationToken);
        try
        {
            await File.AppendAllLinesAsync(file, takebacks.Select(Write), cancellationToken);
        }
        finally
        {
            turn.Release();
        }
    }

    public async Task<IReadOnlyList<Takeback>> ReadAsync(CancellationToken cancellationToken)
    {
        await turn.WaitAsync(cancellationToken);
        try
        {
            return File.Exists(file)
                ? [.. (await File.ReadAllLinesAsync(file, cancellationToken)).Select(Read).OfType<Takeback>().Distinct()]
                : [];
        }
        finally
        {
            turn.Release();
        }
    }

    public async Task RemoveAsync(IReadOnlyCollection<Takeback> done, CancellationToken cancellationToken)
    {
        await turn.WaitAsync(cancellationToken);
        try
        {
            var lines = await File.ReadAllLinesAsync(file, cancellationToken);
            await File.WriteAllLinesAsync($"{file}.tmp", lines.Where(line => Read(line) is { } takeback && !done.Contains(takeback)), cancellationToken);
            File.Move($"{file}.tmp", file, overwrite: true);
        }
        finally
        {
            turn.Release();
        }
    }

    public void Dispose() => turn.Dispose();

    private static string Write(Takeback takeback) => JsonSerializer.Serialize(takeback, JsonSerializerOptions.Web);

    // A line that a full disk cut is none.
    private static Takeback? Read(string line)
    {
        try
        {
            return JsonSerializer.Deserialize<Takeback>(line, JsonSerializerOptions.Web);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
