using System.Text.RegularExpressions;
using Insights.Tests.Fakes;
using YamlDotNet.RepresentationModel;

namespace Insights.Tests.Layout;

/// <summary>The files for containers are well formed, pinned and without secrets; no container is started here.</summary>
public sealed class DeploymentTests
{
    private static readonly YamlMappingNode Compose = ReadCompose();

    [Fact]
    public void Every_service_is_pinned_watched_and_restarted()
    {
        Assert.Equal(["app", "etcd", "milvus", "minio", "postgres"], Services().Keys.Order(StringComparer.Ordinal));
        foreach (var (name, service) in Services())
        {
            Assert.Matches(@"^[\w./-]+:[\w.-]*\d[\w.-]*$", Text(service, "image"));
            Assert.True(service.Children.ContainsKey("healthcheck"), name);
            Assert.Equal("unless-stopped", Text(service, "restart"));
        }
    }

    [Fact]
    public void Every_secret_comes_from_outside_and_must_be_given()
    {
        var secrets = Services().Values.Select(service => (YamlMappingNode)service.Children["environment"])
            .SelectMany(environment => environment.Children)
            .Where(pair => Regex.IsMatch(pair.Key.ToString(), "PASSWORD|SECRET|ACCESS_KEY|Key$|ROOT_USER|ConnectionString"))
            .Select(pair => pair.Value.ToString()).ToList();
        Assert.True(secrets.Count >= 6);
        Assert.All(secrets, secret => Assert.Matches(@"\$\{[A-Z_]+:\?[^}]+\}$", secret));
        var all = File.ReadAllText(PathOf("docker-compose.yml"));
        Assert.DoesNotContain("minioadmin", all, StringComparison.Ordinal);
        Assert.DoesNotContain(":-", all, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_volume_is_declared_and_only_the_app_is_published_on_loopback()
    {
        var declared = ((YamlMappingNode)Compose.Children["volumes"]).Children.Keys.Select(key => key.ToString()).ToHashSet();
        var used = Services().Values.SelectMany(service => (YamlSequenceNode)service.Children["volumes"]).Select(volume => volume.ToString().Split(':')[0]);
        Assert.Equal(declared.Order(), used.Distinct().Order());
        var published = Services().Where(service => service.Value.Children.ContainsKey("ports")).ToList();
        Assert.Equal("app", Assert.Single(published).Key);
        Assert.All((YamlSequenceNode)published[0].Value.Children["ports"], port => Assert.StartsWith("127.0.0.1:", port.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public void The_image_is_built_from_pinned_images_and_files_that_are_there()
    {
        var lines = File.ReadAllLines(PathOf("Dockerfile"));
        var bases = lines.Where(line => line.StartsWith("FROM ", StringComparison.Ordinal)).ToList();
        Assert.Equal(2, bases.Count);
        Assert.All(bases, line => Assert.Matches(@"^FROM \S+:\d+\.\d+\.\d+( AS \w+)?$", line));
        Assert.Contains(lines, line => line.StartsWith("USER ", StringComparison.Ordinal));
        foreach (var line in lines.Where(line => line.StartsWith("COPY ", StringComparison.Ordinal) && !line.Contains("--from", StringComparison.Ordinal)))
        {
            Assert.All(line.Split(' ')[1..^1], source => Assert.True(Path.Exists(PathOf(source)), source));
        }

        var ignored = File.ReadAllLines(PathOf(".dockerignore"));
        Assert.Superset(new HashSet<string> { ".git", "**/bin", "**/obj", ".env", ".insights" }, ignored.ToHashSet());
    }

    [Theory]
    [InlineData("node-client", "\"@zilliz/milvus2-sdk-node\": \"3.0.6\"")]
    [InlineData("discord-judge", "\"discord.js\": \"14.28.1\"")]
    public void The_node_clients_are_pinned_and_name_no_registry(string folder, string package)
    {
        var lockFile = File.ReadAllText(PathOf($"tests/{folder}/package-lock.json"));
        Assert.DoesNotContain("\"resolved\"", lockFile, StringComparison.Ordinal);
        Assert.Contains(package, lockFile, StringComparison.Ordinal);
    }

    private static Dictionary<string, YamlMappingNode> Services() => ((YamlMappingNode)Compose.Children["services"]).Children
        .ToDictionary(pair => pair.Key.ToString(), pair => (YamlMappingNode)pair.Value);

    private static string Text(YamlMappingNode node, string key) => node.Children[key].ToString();

    private static YamlMappingNode ReadCompose()
    {
        var stream = new YamlStream();
        using var reader = File.OpenText(PathOf("docker-compose.yml"));
        stream.Load(reader);
        return (YamlMappingNode)stream.Documents[0].RootNode;
    }

    private static string PathOf(string name) => Path.Combine(SampleCommunity.Root, name);
}
