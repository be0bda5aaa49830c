using Insights.Tests.Fakes;

namespace Insights.Tests.ModelClients;

[Collection(nameof(MinedSample))]
public sealed class DoctorTests(MinedSample sample)
{
    [Fact]
    public async Task A_server_that_answers_is_in_order()
    {
        await using var server = await FakeChatServer.StartAsync(_ => ChatAnswer.Says("OK"));
        using var shell = server.Attach(sample.Copy());
        var told = await shell.HereAsync("doctor");
        Assert.Equal(0, told.Code);
        Assert.Contains("test-model answers", told.Output, StringComparison.Ordinal);
        Assert.Single(server.Calls);
    }

    [Theory]
    [InlineData(401, "ApiKey")]
    [InlineData(404, "/v1")]
    [InlineData(500, "start the server")]
    public async Task A_server_that_does_not_is_named_with_the_remedy(int status, string remedy)
    {
        await using var server = await FakeChatServer.StartAsync(_ => ChatAnswer.Fails(status));
        using var shell = server.Attach(sample.Copy());
        var told = await shell.HereAsync("doctor");
        Assert.Equal(1, told.Code);
        Assert.Contains($"HTTP {status}", told.Output, StringComparison.Ordinal);
        Assert.Contains(remedy, told.Output, StringComparison.Ordinal);
        Assert.Contains("chat", told.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("key-of-the-test", told.Output + told.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_key_may_come_from_a_file()
    {
        await using var server = await FakeChatServer.StartAsync(_ => ChatAnswer.Says("OK"));
        using var shell = server.Attach(sample.Copy()).With("INSIGHTS__Chat__ApiKey", "");
        shell.With("INSIGHTS__Chat__ApiKeyFile", shell.Write("key", "from-a-file\n"));
        Assert.Equal(0, (await shell.HereAsync("doctor")).Code);
        Assert.Equal("Bearer from-a-file", Assert.Single(server.Calls).Authorization);
    }
}
