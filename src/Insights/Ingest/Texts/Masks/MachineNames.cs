using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Insights.Ingest.Texts.Masks;

/// <summary>User names in home paths and host names of private networks.</summary>
internal static partial class MachineNames
{
    private static readonly Stems Endings = new(
        ".internal", ".corp", ".local", ".lan", ".intranet", ".home.arpa");

    // Accounts that images, clouds and manuals bring along name nobody.
    private static readonly FrozenSet<string> Nobody = FrozenSet.ToFrozenSet(
        ["user", "users", "username", "user1", "ubuntu", "ec2-user", "root", "admin", "administrator", "runner", "runneradmin", "vscode", "app", "appuser", "jovyan", "node", "coder", "circleci", "git",
         "jenkins", "deploy", "docker", "gitpod", "airflow", "spark", "hadoop", "postgres", "mysql", "nonroot", "default", "defaultuser0", "public", "shared", "guest", "all", "you", "me", "youruser", "yourname",
         "your-user", "your_user", "your-username", "your_username", "your-name", "your_name", "yourusername", "myuser", "myname", "name", "test", "tester", "pi", "vagrant", "centos", "debian", "fedora", "rocky", "alpine", "opc",
         "azureuser", "sagemaker-user", "studio-lab-user", "web", "www", "www-data", "linuxbrew", "conda", "dev", "developer", "data", "work", "worker", "service", "server", "build", "builder", "code", "project",
         "projects", "workspace", "backup", "opt", "lib", "x", "xxx", "foo", "bar", "someone", "somebody", "cloud", "cloudshell-user", "container", "kafka", "elastic", "redis", "minio", "nginx", "oracle", "zookeeper", "etcd"],
        StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> NoHosts = FrozenSet.ToFrozenSet(
        ["threading", "thread", "asyncio", "self", "this", "env", "config", "settings", "appsettings", "values", "threadlocal", "contextvars", "application", "werkzeug", "std", "java", "sun", "torch", "compose", "override", "usr", "storage", "session", "local"],
        StringComparer.OrdinalIgnoreCase);

    public static void Add(List<Mark> found, string typed)
    {
        if (typed.Contains("home", StringComparison.OrdinalIgnoreCase) || typed.Contains("users", StringComparison.OrdinalIgnoreCase))
        {
            AddUsers(found, typed);
        }

        if (!Endings.AreIn(typed))
        {
            return;
        }

        for (var match = PrivateHost().Match(typed); match.Success; match = match.NextMatch())
        {
            if (!NoHosts.Contains(match.Groups[1].Value) && !PublicKnowledge().IsMatch(match.ValueSpan))
            {
                found.Add(new Mark(MarkKind.PrivateHost, match.Index, match.Length));
            }
        }
    }

    private static void AddUsers(List<Mark> found, string typed)
    {
        for (var match = HomePath().Match(typed); match.Success; match = match.NextMatch())
        {
            var user = match.Groups[1];
            if (!Nobody.Contains(user.Value.TrimEnd('.')) && !PlaceholderValues.Is(user.ValueSpan))
            {
                found.Add(new Mark(MarkKind.UserPath, user.Index, user.ValueSpan.TrimEnd(".").Length));
            }
        }
    }

    [GeneratedRegex(@"(?:(?<![\w.}])(?:/(?:var|export|mnt/\w{1,20}|data\d?|nfs|net|run/media|media|host|System/Volumes/Data)){0,2}/(?:home|Users)/|(?<=file:///?)(?:home|Users)/|(?<=//wsl\S{0,20}/)home/|\b[A-Za-z]:(?:\\{1,4}|/)(?i:users)(?:\\{1,4}|/))([\p{L}\p{N}][\p{L}\p{N}._@-]{0,60}(?: [A-Z]\p{L}{1,20}(?=[\\/]))?)")]
    private static partial Regex HomePath();

    [GeneratedRegex(
        @"(?<![\w.@-]|[^/:]/)([\p{L}\p{N}_][\p{L}\p{N}_-]{0,62})\.(?:[\p{L}\p{N}_-]{1,63}\.){0,6}(?:internal|corp|local|lan|intranet|localdomain|home\.arpa)(?![\w(\[=-]|\.\w)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex PrivateHost();

    // Names that are the same everywhere: inside clusters, from containers to their host, of cloud metadata.
    [GeneratedRegex(@"\.cluster\.local$|^(?:(?:host|gateway|kubernetes)\.docker|host\.(?:minikube|containers|k3d|lima|orb)|metadata\.google)\.internal$|^localhost\.", RegexOptions.IgnoreCase)]
    private static partial Regex PublicKnowledge();
}
