using System.Buffers;

namespace Insights.Ingest.Texts.Masks;

/// <summary>Sets of characters that tell secrets from words.</summary>
internal static class Signs
{
    private static readonly SearchValues<char> Letters = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");

    public static SearchValues<char> OfSecrets { get; } = SearchValues.Create("!$%^&*#@_+=");

    public static bool AreLetters(ReadOnlySpan<char> text) => !text.ContainsAnyExcept(Letters);
}
