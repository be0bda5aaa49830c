namespace Insights.Tests.Fakes;

/// <summary>The sample, mined once for all tests that only look at it.</summary>
public sealed class MinedSample : IAsyncLifetime
{
    internal Shell Shell { get; } = new();

    internal Told Told { get; private set; } = new(-1, "", "");

    public async Task InitializeAsync() => Told = await Shell.HereAsync("run", "--source", SampleCommunity.Folder);

    public Task DisposeAsync()
    {
        Shell.Dispose();
        return Task.CompletedTask;
    }

    /// <summary>A copy of the mined folders that a test may change.</summary>
    internal Shell Copy()
    {
        var copy = new Shell();
        foreach (var file in Directory.GetFiles(Shell.Folder, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(copy.Folder, Path.GetRelativePath(Shell.Folder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        return copy;
    }
}

/// <summary>Tests that share the mined sample.</summary>
[CollectionDefinition(nameof(MinedSample))]
public sealed class MinedSampleTests : ICollectionFixture<MinedSample>;
