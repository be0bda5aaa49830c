namespace Insights.App.MilvusIndex.Calls;

/// <summary>What kind of server answers.</summary>
/// <param name="Text">As it names itself.</param>
/// <param name="Number">Major and minor; null where the name holds none.</param>
/// <param name="IsLite">Milvus Lite: one process, one folder.</param>
internal sealed record ServerVersion(string Text, Version? Number, bool IsLite);

/// <summary>
/// The calls of Milvus that Insights makes, named as in the official C# client. All of them wait their deadline, try again
/// what may pass and throw our faults.
/// </summary>
/// <param name="options">Where and as whom.</param>
/// <param name="clock">The clock of the network.</param>
internal sealed partial class MilvusClient(MilvusOptions options, TimeProvider clock) : IDisposable
{
    private readonly MilvusConnection connection = new(options, clock);
    private ulong lastWrite;

    public MilvusOptions Options => connection.Options;

    /// <summary>The clock of the network, by which waiting is measured.</summary>
    public TimeProvider Clock => connection.Clock;

    private string Database => connection.Options.Database;

    /// <summary>Says hello: shows in one go whether the server is there, lets us in, and which version it is.</summary>
    public async Task<ServerVersion> GetVersionAsync(CancellationToken cancellationToken)
    {
        var reply = await connection.CallAsync(
            "tell its version", (service, options) => service.GetVersionAsync(new Wire.GetVersionRequest(), options), reply => reply.Status, cancellationToken);
        return ServerVersions.Parse(reply.Version);
    }

    public async Task<IReadOnlyList<string>> ListDatabasesAsync(CancellationToken cancellationToken)
    {
        var reply = await connection.CallAsync(
            "list its databases",
            (service, options) => service.ListDatabasesAsync(new Wire.ListDatabasesRequest(), options),
            reply => reply.Status,
            cancellationToken);
        return reply.DbNames;
    }

    public void Dispose() => connection.Dispose();

    private Task<Wire.Status> DoAsync(string step, MilvusCall<Wire.Status> call, CancellationToken cancellationToken) =>
        connection.CallAsync(step, call, status => status, cancellationToken);
}
