using Insights.App.Evaluating;

namespace Insights.Tests.Evaluate;

public sealed class OwnProcessTests
{
    [Fact]
    public void What_is_measured_reaches_no_server()
    {
        var environment = new Dictionary<string, string?>
        {
            ["PATH"] = "/bin",
            ["INSIGHTS__Store__ConnectionString"] = "Host=db;Database=insights",
            ["insights__store__connectionstringfile"] = "/run/secrets/db",
            ["INSIGHTS__Store__RetentionDays"] = "30",
            ["INSIGHTS__Index__Kind"] = "Milvus",
            ["INSIGHTS__Index__Uri"] = "http://milvus:19530",
            ["INSIGHTS__Chat__Endpoint"] = "http://model/v1",
            ["INSIGHTS__Chat__ApiKeyFile"] = "/run/secrets/key",
        };

        OwnProcess.KeepApart(environment);

        Assert.Equal(
            new Dictionary<string, string?>
            {
                ["PATH"] = "/bin",
                ["INSIGHTS__Store__RetentionDays"] = "30",
                ["INSIGHTS__Index__Kind"] = "Local",
                ["INSIGHTS__Chat__Endpoint"] = "",
            }.OrderBy(entry => entry.Key),
            environment.OrderBy(entry => entry.Key));
    }
}
