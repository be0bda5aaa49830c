namespace Insights.Embed;

/// <summary>Turns a text into a vector of unit length. Safe to call from several threads; a text's vector never depends on others.</summary>
public interface ITextEncoder : IDisposable
{
    ModelIdentity Model { get; }

    /// <summary>The vector, of <see cref="ModelIdentity.Dimensions"/> numbers and unit length; null where the text has no known word piece.</summary>
    float[]? Encode(string text);
}
