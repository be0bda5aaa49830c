using System.Text.Json;
using Insights.Pipeline;
using Insights.Publish;

namespace Insights.App.DiscordChat.Live;

/// <summary>
/// What is still to be erased, one a line, so that neither a night under way nor a stop of the program loses it, and any worker may do it.
/// Erasing twice does no harm, so a line goes only after it was done.
/// </summary>
internal sealed class TakebackFile(WorkFolder work)
{
    public void Add(IEnumerable<Takeback> takebacks) =>
        work.Shared.Append(WorkFolder.TakebacksRecord, [.. takebacks.Select(takeback => JsonSerializer.Serialize(takeback, JsonSerializerOptions.Web))]);

    public IReadOnlyList<Takeback> Read() =>
        [.. work.Shared.ReadLines(WorkFolder.TakebacksRecord).Select(Read).OfType<Takeback>().Distinct()];

    public void Remove(IReadOnlyCollection<Takeback> done) =>
        work.Shared.Prune(WorkFolder.TakebacksRecord, line => Read(line) is { } takeback && !done.Contains(takeback));

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
