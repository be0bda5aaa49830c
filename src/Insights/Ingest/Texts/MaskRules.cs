namespace Insights.Ingest.Texts;

/// <summary>The state of the rules that make marks.</summary>
public static class MaskRules
{
    /// <summary>Raised with every change of what is marked, so that stored marks are made anew.</summary>
    public const int Version = 3;
}
