using System.Text.Json.Nodes;
using Insights.App.ModelHub;
using Insights.Embed.Models;
using Insights.Tests.Embed;
using Insights.Tests.Fakes;

namespace Insights.Tests.ModelHub;

public sealed class ModelPullTests : IDisposable
{
    private readonly string work = Directory.CreateTempSubdirectory("insights-pull-").FullName;
    private readonly string remote = ModelFolders.Copy(ModelFolders.Static);

    public void Dispose()
    {
        Directory.Delete(work, recursive: true);
        Directory.Delete(remote, recursive: true);
    }

    [Fact]
    public async Task A_pulled_model_is_proved_recorded_and_usable()
    {
        using var hub = new FolderHub(remote);
        var (model, warnings) = await PullAsync(hub);

        Assert.Equal(("tiny", Path.Combine(work, "tiny")), (model.Name, model.Folder));
        Assert.Empty(warnings);
        Assert.Null(ModelShelf.Verify(model).Fault);
        Assert.Equal(ModelFiles.HashOf(Path.Combine(remote, "model.onnx")), ModelLock.Read(work).Find("tiny", "model.onnx"));
        Assert.Equal(["models.lock.json", "tiny"], Directory.GetFileSystemEntries(work).Select(Path.GetFileName).Order());
    }

    [Fact]
    public async Task A_download_that_broke_off_goes_on_where_it_stopped()
    {
        using var hub = new FolderHub(remote);
        await File.WriteAllTextAsync(Path.Combine(work, "x"), "");
        File.Delete(Path.Combine(work, "x"));
        hub.BreakOffAfter = 1;
        await Assert.ThrowsAsync<WorkFaultException>(() => PullAsync(hub));

        await PullAsync(hub);

        Assert.Contains("owner/tiny model.json bytes=1-", hub.Requests);
    }

    [Fact]
    public async Task Another_file_than_was_recorded_is_refused_from_then_on()
    {
        using var hub = new FolderHub(remote);
        await PullAsync(hub);
        var vocab = Path.Combine(remote, "vocab.txt");
        await File.WriteAllTextAsync(vocab, (await File.ReadAllTextAsync(vocab)).Replace("zebra", "zebrx", StringComparison.Ordinal));
        Describe(json => json["vocabSha256"] = ModelFiles.HashOf(vocab));

        var fault = await Assert.ThrowsAsync<UnusableException>(() => PullAsync(hub));

        Assert.Contains("models.lock.json", fault.Message);
        using var still = Insights.Embed.OnnxTextEncoder.Open(Path.Combine(work, "tiny"));
    }

    [Fact]
    public async Task A_file_that_is_not_the_described_one_is_refused()
    {
        Describe(json => json["fileSha256"] = new string('0', 64));
        using var hub = new FolderHub(remote);
        Assert.Contains("model.onnx", (await Assert.ThrowsAsync<UnusableException>(() => PullAsync(hub))).Message);
        Assert.False(Directory.Exists(Path.Combine(work, "tiny")));
    }

    [Fact]
    public async Task A_hub_that_does_not_answer_is_named_with_the_remedy()
    {
        using var hub = new FolderHub(remote) { IsDown = true };
        var fault = await Assert.ThrowsAsync<WorkFaultException>(() => PullAsync(hub));
        Assert.Contains("Embedding:HubUri", fault.Message);
        Assert.Contains("models import", fault.Message);
    }

    [Fact]
    public async Task A_model_in_the_sentence_transformers_layout_is_described_on_the_way()
    {
        File.Delete(Path.Combine(remote, "model.json"));
        Directory.CreateDirectory(Path.Combine(remote, "onnx"));
        File.Move(Path.Combine(remote, "model.onnx"), Path.Combine(remote, "onnx", "model.onnx"));
        await File.WriteAllTextAsync(Path.Combine(remote, "config.json"), """{"hidden_size": 256, "max_position_embeddings": 512}""");
        await File.WriteAllTextAsync(Path.Combine(remote, "sentence_bert_config.json"), """{"max_seq_length": 128}""");
        using var hub = new FolderHub(remote);

        var (model, _) = await PullAsync(hub);

        Assert.Equal((256, 128), (model.Description!.Dimensions, model.Description.MaxTokens));
        Assert.Equal(["model.json", "model.onnx", "vocab.txt"], Directory.GetFiles(model.Folder).Select(Path.GetFileName).Order());
    }

    [Fact]
    public async Task A_name_that_the_hub_does_not_know_is_unusable()
    {
        Directory.Delete(remote, recursive: true);
        Directory.CreateDirectory(remote);
        using var hub = new FolderHub(remote);
        Assert.Contains("owner/tiny", (await Assert.ThrowsAsync<UnusableException>(() => PullAsync(hub))).Message);
    }

    private async Task<(ShelvedModel Model, IReadOnlyList<string> Warnings)> PullAsync(FolderHub hub)
    {
        using var http = new HttpClient(hub, disposeHandler: false);
        return await new ModelPull(new HubDownload(http, new Uri("http://hub.example/")), new ModelShelf([work], work))
            .RunAsync("owner/tiny", CancellationToken.None);
    }

    private void Describe(Action<JsonObject> change)
    {
        var path = Path.Combine(remote, "model.json");
        var json = JsonNode.Parse(File.ReadAllText(path))!.AsObject();
        change(json);
        File.WriteAllText(path, json.ToJsonString());
    }
}
