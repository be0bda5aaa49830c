namespace Insights.App.DiscordChat.Gateway;

/// <summary>What a frame of the gateway is; numbers that are not here are passed over.</summary>
internal enum GatewayOp
{
    Dispatch = 0,
    Heartbeat = 1,
    Identify = 2,
    Resume = 6,
    Reconnect = 7,
    InvalidSession = 9,
    Hello = 10,
    HeartbeatAck = 11,
}
