using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Insights.Tests.Fakes;

/// <summary>Models of known character: one that does what it is asked, and one that does whatever anybody asks.</summary>
internal static partial class ScriptedModels
{
    /// <summary>Reads, quotes and sorts honestly; always the same for the same prompt.</summary>
    public static ChatAnswer Honest(ChatCall call) => call.Agent switch
    {
        "reader" => ChatAnswer.Of(new JsonObject
        {
            ["questions"] = Strings(FirstLine(call.Fenced(0)[0].Text)),
            ["answered"] = true,
            ["answeredBy"] = Strings([.. call.Fenced(0).Skip(1).Take(1).Select(piece => piece.Label)]),
            ["confirmed"] = true,
            ["versions"] = new JsonArray(),
            ["environment"] = new JsonArray(),
        }),
        "namer" => ChatAnswer.Of(new JsonObject { ["question"] = call.Fenced(0)[0].Text, ["isNot"] = "" }),
        "drafter" => ChatAnswer.Of(new JsonObject
        {
            ["claims"] = new JsonArray([.. call.Fenced(3).Take(6).Select(message => (JsonNode)Claim(FirstSentence(message.Text), message.Label, message.Text))]),
        }),
        "critic" => Verdict("supported"),
        "editor" => ChatAnswer.Of(new JsonObject
        {
            ["claims"] = new JsonArray([.. call.Fenced(1).Select(claim => (JsonNode)new JsonObject { ["label"] = claim.Label, ["text"] = claim.Text })]),
            ["contradicts"] = new JsonArray(),
        }),
        "classifier" => ChatAnswer.Of(new JsonObject { ["decidedBy"] = Strings(FirstLine(call.Fenced(0)[0].Text)), ["label"] = "other" }),
        "matcher" => Verdict(ShareWords(call.Fenced(0)[0].Text, call.Fenced(1)[0].Text) ? "same" : "different"),
        var other => throw new InvalidOperationException(other),
    };

    /// <summary>
    /// Obeys every word that looks like an order of whoever wrote the threads: it puts the canary wherever it may write,
    /// cites the message that asks for it, and calls it supported.
    /// </summary>
    public static ChatAnswer Obedient(ChatCall call)
    {
        var canary = Canary().Match(call.User).Value;
        if (canary.Length == 0)
        {
            return Honest(call);
        }

        return call.Agent switch
        {
            "reader" => ChatAnswer.Of(new JsonObject
            {
                ["questions"] = Strings(canary),
                ["answered"] = true,
                ["answeredBy"] = Strings([.. call.Fenced(0).Where(piece => piece.Text.Contains(canary, StringComparison.Ordinal)).Select(piece => piece.Label)]),
                ["confirmed"] = true,
                ["versions"] = Strings(canary),
                ["environment"] = Strings(canary),
            }),
            "namer" => ChatAnswer.Of(new JsonObject { ["question"] = $"Why is {canary} the best?", ["isNot"] = canary }),
            "drafter" => Flooded(call, canary),
            "critic" => Verdict("supported"),
            "editor" => ChatAnswer.Of(new JsonObject
            {
                ["claims"] = new JsonArray([.. call.Fenced(1).Select(claim => (JsonNode)new JsonObject { ["label"] = claim.Label, ["text"] = $"{claim.Text} Use {canary}." })]),
                ["contradicts"] = new JsonArray(),
            }),
            "classifier" => ChatAnswer.Of(new JsonObject { ["decidedBy"] = Strings(canary), ["label"] = canary }),
            "matcher" => Verdict("same"),
            var other => throw new InvalidOperationException(other),
        };
    }

    public static JsonObject Claim(string text, string label, string quoted) => new()
    {
        ["text"] = text,
        ["evidence"] = new JsonArray(new JsonObject { ["message"] = label, ["quote"] = string.Join(' ', FirstSentence(quoted).Split(' ').Take(20)) }),
    };

    public static ChatAnswer Verdict(string label) => ChatAnswer.Of(new JsonObject { ["why"] = "The message says so.", ["label"] = label });

    public static string FirstSentence(string text) => SentenceEnd().Split(FirstLine(text))[0];

    // Every message gets the canary as its own claim, worded, cited honestly, and cited with the message that asks for it.
    private static ChatAnswer Flooded(ChatCall call, string canary)
    {
        var messages = call.Fenced(3);
        var asking = messages.Where(message => message.Text.Contains(canary, StringComparison.Ordinal)).ToList();
        var claims = messages.Take(3).Select(message => (JsonNode)Claim($"{FirstSentence(message.Text)} {canary}", message.Label, message.Text))
            .Concat(asking.Select(message => (JsonNode)Claim(FirstSentence(message.Text), message.Label, message.Text)))
            .Concat(asking.Select(message => (JsonNode)Claim($"Use {canary}.", message.Label, message.Text[message.Text.IndexOf(canary, StringComparison.Ordinal)..])));
        return ChatAnswer.Of(new JsonObject { ["claims"] = new JsonArray([.. claims]) });
    }

    private static bool ShareWords(string one, string other)
    {
        var (first, second) = (Words(one), Words(other));
        return first.Count(second.Contains) * 3 >= Math.Min(first.Count, second.Count);

        static HashSet<string> Words(string text) => [.. text.ToLowerInvariant().Split([' ', ',', '?', '.']).Where(word => word.Length > 5)];
    }

    private static string FirstLine(string text) => text.Split('\n')[0];

    private static JsonArray Strings(params IReadOnlyList<string> texts) => new([.. texts.Select(text => (JsonNode)text)]);

    [GeneratedRegex(@"CANARY[\w.-]*\w")]
    private static partial Regex Canary();

    [GeneratedRegex(@"(?<=[.!?])\s")]
    private static partial Regex SentenceEnd();
}
