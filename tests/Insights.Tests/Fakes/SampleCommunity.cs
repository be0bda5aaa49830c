using System.Globalization;
using System.Text.Json;
using Insights.Ingest;
using Insights.Ingest.Texts;

namespace Insights.Tests.Fakes;

/// <summary>The bundled sample read straight from its files, one conversation a file, for tests of stages right of Ingest.</summary>
public static class SampleCommunity
{
    /// <summary>The repository's root, found upwards from the test assembly.</summary>
    public static string Root { get; } = FindRoot();

    public static string Folder => Path.Combine(Root, "data", "samples", "milvus-community");

    /// <summary>The folder of development data beside the repository; null where it is missing.</summary>
    public static string? Shared =>
        Path.GetFullPath(Path.Combine(Root, "..", "shared")) is var folder && Directory.Exists(folder) ? folder : null;

    public static IReadOnlyList<Conversation> ReadConversations() =>
        [.. Directory.GetFiles(Folder, "*.json").Order(StringComparer.Ordinal).Select(ReadFile).OrderBy(conversation => conversation.Id)];

    private static Conversation ReadFile(string file)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(file));
        var root = document.RootElement;
        var header = root.GetProperty("channel");
        var isThread = header.GetProperty("type").GetString()!.EndsWith("Thread", StringComparison.Ordinal);
        var name = header.GetProperty("name").GetString()!;
        var channel = new Channel(
            ChannelId.Parse(header.GetProperty("id").GetString()!),
            GuildId.Parse(root.GetProperty("guild").GetProperty("id").GetString()!),
            name,
            header.GetProperty("categoryId").GetString() is { } parent ? ChannelId.Parse(parent) : null,
            isThread);
        return new Conversation
        {
            Id = new ConversationId(channel.Id.Value),
            Channel = channel,
            Title = isThread ? MarkedText.Plain(name) : null,
            Messages = [.. root.GetProperty("messages").EnumerateArray().Select(message => ReadMessage(message, channel.Id))],
            Fingerprint = channel.Id.ToString(),
        };
    }

    private static Message ReadMessage(JsonElement message, ChannelId channel) => new()
    {
        Id = MessageId.Parse(message.GetProperty("id").GetString()!),
        Channel = channel,
        Kind = message.GetProperty("type").GetString() == "Reply" ? MessageKind.Reply : MessageKind.Text,
        SentAt = DateTimeOffset.Parse(message.GetProperty("timestamp").GetString()!, CultureInfo.InvariantCulture),
        Author = new Pseudonym("u" + message.GetProperty("author").GetProperty("id").GetString()),
        IsBot = message.GetProperty("author").GetProperty("isBot").GetBoolean(),
        Text = MarkedText.Plain(message.GetProperty("content").GetString()!),
        ReplyTo = message.TryGetProperty("reference", out var reference) && reference.GetProperty("messageId").GetString() is { } target
            ? MessageId.Parse(target)
            : null,
        Mentions = [.. message.GetProperty("mentions").EnumerateArray().Select(user => new Pseudonym("u" + user.GetProperty("id").GetString()))],
        Reactions = [.. message.GetProperty("reactions").EnumerateArray().Select(reaction => new Reaction(
            reaction.GetProperty("emoji").GetProperty("name").GetString()!, reaction.GetProperty("count").GetInt32()))],
    };

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Insights.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The tests run outside the repository.");
    }
}
