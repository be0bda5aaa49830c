namespace Insights.Ingest.Texts.Quoting;

/// <summary>Typed text from <paramref name="Start"/> to before <paramref name="End"/>, in UTF-16 units; empty where only a cut lies.</summary>
internal readonly record struct Stretch(int Start, int End);
