using Insights.App.MilvusIndex.Wire;

namespace Insights.Tests.Fakes.MilvusServer;

/// <summary>The fake server's no.</summary>
internal sealed class FakeRefusal(int code, string reason) : Exception(reason)
{
    public Status ToStatus() => new() { Code = code, Reason = Message, ErrorCode = ErrorCode.UnexpectedError };

    public static FakeRefusal MissingCollection(string name) => new(100, $"collection not found[collection={name}]");
}
