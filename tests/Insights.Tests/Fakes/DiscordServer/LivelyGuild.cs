using System.Text.Json.Nodes;

namespace Insights.Tests.Fakes.DiscordServer;

/// <summary>A server with one of everything: kinds of channels, threads and messages, and the markup that people use.</summary>
internal static class LivelyGuild
{
    public const ulong Category = 70;
    public const ulong Help = 71;
    public const ulong News = 72;
    public const ulong Forum = 73;
    public const ulong Media = 74;
    public const ulong Voice = 75;
    public const ulong Elsewhere = 79;

    public static IReadOnlyList<ulong> All => [Help, News, Forum, Media, Voice];

    public static FakeGuild Create()
    {
        var guild = new FakeGuild();
        guild.AddRole(31, "Helpers");
        guild.Add(new FakeUser(501, "anna.k") { GlobalName = "Anna Kowalski" });
        guild.Add(new FakeUser(502, "bob") { Roles = [31] });
        guild.Add(new FakeUser(503, "relay") { IsBot = true });
        guild.AddChannel(Category, "Support", 4);
        guild.AddChannel(Help, "help", 0, Category);
        guild.AddChannel(News, "news", 5, Category);
        guild.AddChannel(Forum, "questions", 15, Category);
        guild.AddChannel(Media, "pictures", 16, Category);
        guild.AddChannel(Voice, "lounge", 2, Category);
        guild.AddChannel(Elsewhere, "private-talk");
        guild.Post(Elsewhere, 501, "Nobody listed this channel.");
        Talk(guild);
        Threads(guild);
        return guild;
    }

    private static void Talk(FakeGuild guild)
    {
        var asked = guild.Post(Help, 501, "How do I set the port? See <#72>, <#75> and <#1234>; <@&31> <@502> <:party:88> help!");
        guild.Reply(Help, 502, asked, "Set `port: <#72>` in ledger.yaml, <@!501>, by <t:1700000000:R>.");
        guild.Post(Help, 503, "Build 12 passed.");
        guild.Post(Help, 501, "", message => message["content"] = "Anna", type: 7);
        guild.Reply(Help, 502, null, "The message above was deleted.");
        guild.Post(Help, 501, "Look at this", message =>
        {
            message["attachments"] = new JsonArray(new JsonObject { ["id"] = "881", ["filename"] = "error.log", ["size"] = 5, ["url"] = "https://cdn.example/x" });
            message["embeds"] = new JsonArray(new JsonObject
            {
                ["title"] = "Release notes", ["description"] = "See <#71>", ["url"] = "https://example.org",
                ["fields"] = new JsonArray(new JsonObject { ["name"] = "Version", ["value"] = "2.4", ["inline"] = true }),
            });
            message["sticker_items"] = new JsonArray(new JsonObject { ["id"] = "882", ["name"] = "Wave", ["format_type"] = 1 });
        });
        guild.Post(Help, 501, "", message =>
        {
            message["message_reference"] = FakeJson.Reference(guild.Id, News, 1);
            message["message_reference"]!["type"] = 1;
            message["message_snapshots"] = new JsonArray(new JsonObject
            {
                ["message"] = new JsonObject { ["content"] = "Forwarded <@&31> words", ["embeds"] = new JsonArray(), ["attachments"] = new JsonArray() },
            });
        });
        var answered = guild.Post(Help, 502, "Restart the gateway service after the change.", message => message["pinned"] = true);
        guild.React(Help, answered, "👍", 3);
        guild.Edit(Help, answered, "Restart the gateway service after every change.");
        guild.Post(News, 502, "Version 2.4 is out.");
        guild.Post(Voice, 501, "Can you hear me?");
    }

    private static void Threads(FakeGuild guild)
    {
        var question = guild.Post(Help, 501, "Why does the ledger backup fail with code 4711?");
        var made = guild.OpenThread(Help, question, "Why does the ledger backup fail", 502);
        guild.Post(made.Id, 502, "Raise backup.timeout to 600 seconds.");
        var bare = guild.AddThread(Help, "A thread of its own", 501);
        guild.Post(bare.Id, 501, "Anybody here?");
        guild.Archive(bare.Id);
        var post = guild.PostInForum(Forum, 501, "Login page stays blank", "The login page stays blank after the upgrade, why?");
        guild.Reply(post.Id, 502, post.Id, "Clear the browser cache.");
        var old = guild.PostInForum(Forum, 502, "Old question", "How do I rotate the keys?");
        guild.Archive(old.Id);
        guild.PostInForum(Media, 501, "My desk", "A picture of my desk.");
        var release = guild.Post(News, 502, "Version 2.5 is out.");
        guild.Post(guild.OpenThread(News, release, "Talk about 2.5", 501).Id, 501, "Does it need Java?");
        var secret = guild.AddThread(Help, "Only some may read", 501, type: 12);
        guild.Post(secret.Id, 501, "This is private.");
    }
}
