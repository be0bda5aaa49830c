namespace Insights.App.DiscordChat.Rest;

/// <summary>What a request came to: Discord's refusals are answers, its faults are thrown.</summary>
internal abstract record ApiAnswer<T>
{
    private ApiAnswer()
    {
    }

    public sealed record Done(T Value) : ApiAnswer<T>;

    /// <summary>403, 404 or another status of the four hundreds, with Discord's own code (0 where it gave none).</summary>
    public sealed record Refused(int Status, int Code) : ApiAnswer<T>
    {
        public bool IsGone => Status == 404;
    }

    /// <exception cref="WorkFaultException">The request was refused.</exception>
    public T Get(string what) => this switch
    {
        Done done => done.Value,
        Refused refused => throw new WorkFaultException(
            $"Discord refuses {what} (status {refused.Status}, code {refused.Code}); look at the bot's permissions with 'insights doctor'."),
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
