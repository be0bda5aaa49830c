using System.Text.Json.Nodes;
using Insights.Tests.Embed;
using Insights.Tests.Fakes;
using Microsoft.Data.Sqlite;

namespace Insights.Tests.Commands;

[Collection(nameof(MinedSample))]
public sealed class BadInputTests(MinedSample sample)
{
    private const string Empty = """{"guild":{"id":"1","name":"g"},"channel":{"id":"2","type":"GuildTextChat","categoryId":null,"category":null,"name":"c","topic":null},"messages":[],"messageCount":0}""";

    [Theory]
    [InlineData("missing")]
    [InlineData("empty-folder")]
    public async Task No_usable_source_ends_with_two_and_leaves_the_faq(string name)
    {
        using var shell = sample.Copy();
        Directory.CreateDirectory(Path.Combine(shell.Folder, "empty-folder"));
        await RefusedAsync(shell, 2, "run", "--source", Path.Combine(shell.Folder, name));
    }

    [Fact]
    public async Task A_file_that_is_no_json_is_no_source()
    {
        using var shell = sample.Copy();
        await RefusedAsync(shell, 2, "run", "--source", shell.Write("export/a.json", "this is not JSON"));
    }

    [Fact]
    public async Task An_export_without_messages_is_a_warning()
    {
        using var shell = new Shell();
        shell.Write("export/a.json", Empty);
        var told = await shell.HereAsync("run", "--source", Path.Combine(shell.Folder, "export"));
        Assert.Equal(0, told.Code);
        Assert.Contains("warning: ", told.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_truncated_export_keeps_what_stood_before_the_damage_and_is_a_fault_when_strict()
    {
        using var shell = new Shell();
        var whole = await File.ReadAllTextAsync(Directory.GetFiles(SampleCommunity.Folder, "general*.json").Single());
        shell.Write("export/a.json", whole[..(whole.Length / 2)]);
        var source = Path.Combine(shell.Folder, "export");

        var told = await shell.HereAsync("run", "--source", source);
        Assert.Equal(0, told.Code);
        Assert.Contains("damaged file: 1", told.Error, StringComparison.Ordinal);
        await RefusedAsync(shell, 1, "run", "--source", source, "--strict", "--full");
    }

    [Theory]
    [InlineData("themes:\n  - name: a\n    belongs: x\n    colour: red\n")]
    [InlineData("themes:\n  - name: a\n    belongs: x\n  - name: a\n    belongs: y\n")]
    public async Task A_taxonomy_that_cannot_be_used_is_refused(string taxonomy)
    {
        using var shell = sample.Copy();
        await RefusedAsync(
            shell, 2, "run", "--source", SampleCommunity.Folder, "--taxonomy", shell.Write("taxonomy.yaml", taxonomy));
    }

    [Theory]
    [InlineData("model.onnx")]
    [InlineData("vocab.txt")]
    public async Task A_model_file_cut_short_is_refused(string file)
    {
        using var shell = sample.Copy();
        var model = ImportedModel(shell);
        var bytes = await File.ReadAllBytesAsync(Path.Combine(model, file));
        await File.WriteAllBytesAsync(Path.Combine(model, file), bytes[..(bytes.Length / 2)]);
        await RefusedAsync(shell, 2, "run", "--source", SampleCommunity.Folder);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_vocabulary_of_another_model_is_refused(bool isDescribed)
    {
        using var shell = sample.Copy();
        var model = ImportedModel(shell);
        var vocabulary = Path.Combine(model, "vocab.txt");
        var pieces = await File.ReadAllLinesAsync(vocabulary);
        if (isDescribed)
        {
            // As many pieces, in another order: only the hash in model.json tells.
            await File.WriteAllLinesAsync(vocabulary, [.. pieces[..1000], .. pieces[1000..].Reverse()]);
        }
        else
        {
            // More pieces than the graph has rows: the first encoded text tells.
            await File.WriteAllLinesAsync(vocabulary, [.. pieces[..110], .. Enumerable.Range(0, 40_000).Select(n => $"new{n}"), .. pieces[110..]]);
            var description = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(model, "model.json")))!.AsObject();
            description.Remove("vocabSha256");
            await File.WriteAllTextAsync(Path.Combine(model, "model.json"), description.ToJsonString());
        }

        var told = await shell.RefusedAsync(2, "run", "--source", SampleCommunity.Folder);
        Assert.Contains("vocab.txt", told.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_output_folder_that_is_a_file_is_refused()
    {
        using var shell = new Shell();
        shell.Write("faq", "a file of mine");
        await RefusedAsync(shell, 2, "run", "--source", SampleCommunity.Folder);
        Assert.Equal("a file of mine", await File.ReadAllTextAsync(shell.Out));
    }

    [Fact]
    public async Task A_second_run_in_one_work_folder_is_told_to_wait()
    {
        using var shell = sample.Copy();
        using var held = Insights.Pipeline.WorkLock.Take(new Insights.Pipeline.WorkFolder(shell.Work));
        await RefusedAsync(shell, 1, "run", "--source", SampleCommunity.Folder);
    }

    [Fact]
    public async Task A_lock_that_a_dead_run_left_behind_is_taken_over()
    {
        using var shell = sample.Copy();
        await File.WriteAllTextAsync(Path.Combine(shell.Work, "lock"), "12345");
        Assert.Equal(0, (await shell.HereAsync("run", "--source", SampleCommunity.Folder)).Code);
    }

    [Fact]
    public async Task A_store_of_a_newer_version_is_refused()
    {
        using var shell = sample.Copy();
        using (var connection = new SqliteConnection($"Data Source={Path.Combine(shell.Work, "store.db")};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "INSERT INTO __EFMigrationsHistory VALUES ('29990101000000_Later', '99.0')";
            command.ExecuteNonQuery();
        }

        await RefusedAsync(shell, 2, "run", "--source", SampleCommunity.Folder);
    }

    /// <summary>A copy of the fast model in a folder of the user's own, set as the one to use.</summary>
    private static string ImportedModel(Shell shell)
    {
        var models = Path.Combine(shell.Folder, "models");
        var model = Path.Combine(models, "static-minilm-256");
        Directory.CreateDirectory(models);
        Directory.Move(ModelFolders.Copy(ModelFolders.Static), model);
        shell.With("INSIGHTS__Embedding__Directory", models);
        return model;
    }

    private static async Task RefusedAsync(Shell shell, int code, params string[] arguments) =>
        Assert.Empty((await shell.RefusedAsync(code, arguments)).Output);
}
