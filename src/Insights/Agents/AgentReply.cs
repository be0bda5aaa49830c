namespace Insights.Agents;

/// <summary>What asking a model came to.</summary>
public abstract record AgentReply<T>
{
    private AgentReply()
    {
    }

    /// <summary>A record that fits its schema; what it says is still to be checked against the input.</summary>
    public sealed record Answered(T Value) : AgentReply<T>;

    /// <summary>The model answered and nothing of it can be used; the same again until input, prompt or model change.</summary>
    public sealed record Refused(string Reason) : AgentReply<T>;

    /// <summary>Nobody was asked, or nobody answered: no budget, a server gone, or a call that waits for its batch.</summary>
    public sealed record Unavailable(string Reason) : AgentReply<T>;
}

/// <summary>No call can be made, or none came through; the message is a short reason that is counted.</summary>
public sealed class ModelUnavailableException(string reason, Exception? cause = null) : Exception(reason, cause);

/// <summary>The server refuses this request whatever is tried; the message is a short reason that is counted.</summary>
public sealed class ModelRefusedException(string reason, Exception? cause = null) : Exception(reason, cause);
