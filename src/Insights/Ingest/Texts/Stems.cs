using System.Buffers;

namespace Insights.Ingest.Texts;

/// <summary>
/// Words without one of which a rule cannot hold, looked for all at once and whatever their case: most messages have none, and are
/// done with after one quick pass.
/// </summary>
internal sealed class Stems(params ReadOnlySpan<string> words)
{
    private readonly SearchValues<string> values = SearchValues.Create(words, StringComparison.OrdinalIgnoreCase);

    public bool AreIn(ReadOnlySpan<char> text) => text.ContainsAny(values);
}
