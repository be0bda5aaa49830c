using System.Text;
using Grpc.Core;
using Grpc.Net.Client;

namespace Insights.App.MilvusIndex.Calls;

/// <summary>One call of the protocol: the client's method with its options.</summary>
internal delegate AsyncUnaryCall<TReply> MilvusCall<TReply>(Wire.MilvusService.MilvusServiceClient service, CallOptions options);

/// <summary>
/// A channel to a Milvus server. Each step has one deadline for all its tries; faults come out as ours.
/// </summary>
internal sealed class MilvusConnection : IDisposable
{
    // Replies are large: wide rows by the thousand. The server's own bound is 256 MiB.
    private const int GreatestReply = 256 << 20;

    private readonly SocketsHttpHandler handler;
    private readonly GrpcChannel channel;
    private readonly Wire.MilvusService.MilvusServiceClient service;
    private readonly Metadata headers = [];

    /// <param name="options">Where and as whom.</param>
    /// <param name="clock">The clock of the network: deadlines are moments of the system's time.</param>
    public MilvusConnection(MilvusOptions options, TimeProvider clock)
    {
        Options = options;
        Clock = clock;
        handler = new SocketsHttpHandler
        {
            // Proxies that speak HTTP/1 break the prior knowledge of HTTP/2 that plain http needs.
            UseProxy = options.Address.Scheme == Uri.UriSchemeHttps,
            EnableMultipleHttp2Connections = true,
            ConnectTimeout = options.Timeout,
        };
        channel = GrpcChannel.ForAddress(options.Address, new GrpcChannelOptions
        {
            HttpHandler = handler,
            MaxReceiveMessageSize = GreatestReply,
            MaxSendMessageSize = null,
            MaxReconnectBackoff = TimeSpan.FromSeconds(1),
            InitialReconnectBackoff = TimeSpan.FromMilliseconds(100),
        });
        service = new Wire.MilvusService.MilvusServiceClient(channel);
        if (options.Token.Length > 0)
        {
            headers.Add("authorization", Convert.ToBase64String(Encoding.UTF8.GetBytes(options.Token)));
        }

        if (options.Database.Length > 0)
        {
            headers.Add("dbname", options.Database);
        }
    }

    public MilvusOptions Options { get; }

    public TimeProvider Clock { get; }

    /// <summary>Makes a call, again and again while its failure may pass and its time is not up.</summary>
    /// <param name="step">What is done, in words that follow "could not".</param>
    /// <param name="call">The call.</param>
    /// <param name="statusOf">The server's word in the reply; none is success.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <exception cref="WorkFaultException">The server is gone, or refuses.</exception>
    /// <exception cref="UnusableException">Credentials or database are refused.</exception>
    public async Task<TReply> CallAsync<TReply>(
        string step, MilvusCall<TReply> call, Func<TReply, Wire.Status?> statusOf, CancellationToken cancellationToken)
    {
        var deadline = Clock.GetUtcNow() + Options.Timeout;
        for (var retry = 1; ; retry++)
        {
            var isLast = Clock.GetUtcNow() + Retrying.PauseBefore(retry) >= deadline;
            try
            {
                var options = new CallOptions(headers, deadline.UtcDateTime, cancellationToken);
                var reply = await call(service, options).ResponseAsync.ConfigureAwait(false);
                if (statusOf(reply) is not { } status || (status.Code == 0 && status.ErrorCode == 0))
                {
                    return reply;
                }

                if (isLast || !Retrying.Passes(status))
                {
                    throw MilvusFaults.OfStatus(status, Options, step);
                }
            }
            catch (RpcException cause) when (cause.StatusCode == StatusCode.Cancelled && cancellationToken.IsCancellationRequested)
            {
                throw new OperationCanceledException(cause.Message, cause, cancellationToken);
            }
            catch (RpcException cause) when (isLast || !Retrying.Passes(cause))
            {
                throw MilvusFaults.OfTransport(cause, Options, step);
            }
            catch (RpcException)
            {
                // It may pass.
            }

            await Task.Delay(Retrying.PauseBefore(retry), Clock, cancellationToken);
        }
    }

    public void Dispose()
    {
        channel.Dispose();
        handler.Dispose();
    }
}
