using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Insights.Tests.Fakes.DiscordServer;

/// <summary>What people do with messages.</summary>
internal sealed partial class FakeGuild
{
    /// <summary>Posts a message and gives its id; it opens its forum post where it is the first one there.</summary>
    public ulong Post(ulong channel, ulong author, string content, Action<JsonObject>? change = null, ulong? id = null, int type = 0)
    {
        lock (Access)
        {
            var home = channels[channel];
            var isOpening = home.IsThread && Find(home.Parent ?? 0) is { Type: 15 or 16 } && !home.Messages.ContainsKey(home.Id) && home.TotalSent == 0;
            var number = id ?? (isOpening ? home.Id : NextId());
            var message = FakeJson.Message(number, channel, User(author), content, type);
            foreach (var mention in Mentioned().Matches(content).Select(match => FindUser(ulong.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture))))
            {
                if (mention is not null)
                {
                    message["mentions"]!.AsArray().Add(FakeJson.Of(mention));
                }
            }

            change?.Invoke(message);
            Keep(home, number, message);
            return number;
        }
    }

    public ulong Reply(ulong channel, ulong author, ulong? to, string content) => Post(
        channel,
        author,
        content,
        message =>
        {
            message["message_reference"] = FakeJson.Reference(Id, channel, to);
            message["referenced_message"] = to is { } target && channels[channel].Messages.GetValueOrDefault(target) is { } original ? original.DeepClone() : null;
        },
        type: 19);

    /// <summary>A forum post with its first message.</summary>
    public FakeChannel PostInForum(ulong forum, ulong author, string name, string content)
    {
        var thread = AddThread(forum, name, author);
        Post(thread.Id, author, content);
        return thread;
    }

    /// <summary>A thread made from a message: it bears the message's id and begins with an empty pointer to it.</summary>
    public FakeChannel OpenThread(ulong channel, ulong message, string name, ulong owner)
    {
        lock (Access)
        {
            var original = channels[channel].Messages[message];
            var thread = AddThread(channel, name, owner, channels[channel].Type == 5 ? 10 : 11, message);
            original["flags"] = 32;
            original["thread"] = FakeJson.Of(thread, this);
            Post(
                thread.Id,
                owner,
                "",
                pointer =>
                {
                    pointer["message_reference"] = FakeJson.Reference(Id, channel, message);
                    pointer["referenced_message"] = original.DeepClone();
                },
                type: 21);
            Tell("MESSAGE_UPDATE", Event(original));
            return thread;
        }
    }

    public void Edit(ulong channel, ulong message, string content, Action<JsonObject>? change = null)
    {
        lock (Access)
        {
            Now = Now.AddSeconds(1);
            var json = channels[channel].Messages[message];
            json["content"] = content;
            json["edited_timestamp"] = FakeJson.Moment(Now);
            change?.Invoke(json);
            Tell("MESSAGE_UPDATE", Event(json));
        }
    }

    public void Delete(ulong channel, ulong message)
    {
        lock (Access)
        {
            var home = channels[channel];
            if (!home.Messages.Remove(message))
            {
                return;
            }

            home.Deleted += message == home.Id ? 0 : 1;
            Tell("MESSAGE_DELETE", new JsonObject
            {
                ["id"] = FakeJson.Text(message), ["channel_id"] = FakeJson.Text(channel), ["guild_id"] = FakeJson.Text(Id),
            });
        }
    }

    public void React(ulong channel, ulong message, string emoji, int count)
    {
        lock (Access)
        {
            var json = channels[channel].Messages[message];
            json["reactions"] ??= new JsonArray();
            json["reactions"]!.AsArray().Add(new JsonObject
            {
                ["count"] = count,
                ["count_details"] = new JsonObject { ["burst"] = 0, ["normal"] = count },
                ["me"] = false,
                ["me_burst"] = false,
                ["emoji"] = new JsonObject { ["id"] = null, ["name"] = emoji },
                ["burst_colors"] = new JsonArray(),
            });
        }
    }

    /// <summary>A message as an event carries it: with the server's id and the author's membership.</summary>
    public JsonObject Event(JsonObject message)
    {
        var told = message.DeepClone().AsObject();
        told["guild_id"] = FakeJson.Text(Id);
        if (message["webhook_id"] is null && FindUser(FakeJson.Id(message["author"]!["id"])) is { } author)
        {
            var member = FakeJson.Member(author);
            member.Remove("user");
            told["member"] = member;
        }

        return told;
    }

    private void Keep(FakeChannel home, ulong number, JsonObject message)
    {
        home.Messages[number] = message;
        home.LastMessage = Math.Max(home.LastMessage ?? 0, number);
        home.TotalSent += number == home.Id ? 0 : 1;
        if (home is { IsThread: true, IsArchived: true, IsLocked: false })
        {
            home.IsArchived = false;
            home.ArchivedAt = Now;
        }

        Tell("MESSAGE_CREATE", Event(message));
    }

    [GeneratedRegex("<@!?([0-9]+)>")]
    private static partial Regex Mentioned();
}
