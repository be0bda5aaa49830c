using System.Text.Json.Nodes;

namespace Insights.Tests.Fakes.DiscordServer;

/// <summary>One use of a command, button or form on the fake server, and what was answered to it.</summary>
internal sealed class FakeInteraction(string id, string token, DateTimeOffset sentAt)
{
    private readonly TaskCompletionSource<JsonObject> callback = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<JsonObject> edit = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<JsonObject> followUp = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public string Id => id;

    public string Token => token;

    public DateTimeOffset SentAt => sentAt;

    public bool IsAcknowledged => callback.Task.IsCompleted;

    /// <summary>The first answer, which must come within three seconds.</summary>
    public Task<JsonObject> CallbackAsync() => WithPatience(callback);

    /// <summary>The message that takes the place of "thinking…".</summary>
    public Task<JsonObject> EditAsync() => WithPatience(edit);

    /// <summary>The first further message.</summary>
    public Task<JsonObject> FollowUpAsync() => WithPatience(followUp);

    public bool Acknowledge(JsonObject body) => callback.TrySetResult(body);

    public void Edit(JsonObject body) => edit.TrySetResult(body);

    public void Follow(JsonObject body) => followUp.TrySetResult(body);

    private static Task<JsonObject> WithPatience(TaskCompletionSource<JsonObject> answer) => answer.Task.WaitAsync(FakeDiscord.Patience);
}
