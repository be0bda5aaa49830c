namespace Insights.Tests.Fakes.DiscordServer;

/// <summary>How a gateway answers to a resume.</summary>
public enum ResumeAnswer
{
    Accept,

    /// <summary>Op 9 false: identify anew.</summary>
    Refuse,

    /// <summary>Op 9 true: try again.</summary>
    Delay,

    /// <summary>The connection breaks as soon as it is made.</summary>
    Break,
}

/// <summary>What goes wrong on the fake gateway; set between connections or while they live.</summary>
internal sealed class GatewayFaults
{
    public int HeartbeatMilliseconds { get; set; } = 41_250;

    /// <summary>Heartbeats get no answer.</summary>
    public bool IsDeaf { get; set; }

    /// <summary>A connection is made and nothing is ever said, once.</summary>
    public bool IsMute { get; set; }

    /// <summary>READY never comes, once.</summary>
    public bool NeverReady { get; set; }

    /// <summary>Op 7 comes in place of Hello, once.</summary>
    public bool SendsAwayBeforeHello { get; set; }

    public ResumeAnswer Resume { get; set; }

    /// <summary>Every dispatch comes twice.</summary>
    public bool RepeatsEverything { get; set; }

    /// <summary>Frames are cut into fragments of so many bytes.</summary>
    public int? FragmentSize { get; set; }

    /// <summary>Intents that are not switched on in the portal.</summary>
    public int ForbiddenIntents { get; set; }

    /// <summary>Closes with this code instead of answering Identify, once.</summary>
    public int? CloseOnIdentify { get; set; }
}
