using System.Text.Json.Serialization;

namespace Insights.App.DiscordChat.Live;

/// <summary>Something that was taken back on Discord and is to be erased here.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(OfMessage), "message")]
[JsonDerivedType(typeof(OfChannel), "channel")]
[JsonDerivedType(typeof(OfAuthor), "author")]
internal abstract record Takeback
{
    private Takeback()
    {
    }

    /// <summary>A message that was deleted.</summary>
    public sealed record OfMessage(string Id) : Takeback;

    /// <summary>A channel or thread that was deleted, with all that was said in it.</summary>
    public sealed record OfChannel(string Id) : Takeback;

    /// <summary>Somebody who wants to be forgotten, by pseudonym.</summary>
    public sealed record OfAuthor(string Pseudonym) : Takeback;
}
