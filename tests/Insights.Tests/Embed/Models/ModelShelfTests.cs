using Insights.Embed.Models;
using Insights.Tests.Fakes;

namespace Insights.Tests.Embed.Models;

public sealed class ModelShelfTests : IDisposable
{
    private readonly string work = Directory.CreateTempSubdirectory("insights-shelf-").FullName;

    public void Dispose() => Directory.Delete(work, recursive: true);

    [Fact]
    public void The_bundled_models_are_listed_and_verify()
    {
        var shelf = new ModelShelf([Path.GetDirectoryName(ModelFolders.Static)!, work], work);
        Assert.Equal(["all-MiniLM-L6-v2", "static-minilm-256"], shelf.List().Select(model => model.Name));
        Assert.All(shelf.List().Select(ModelShelf.Verify), model => Assert.Null(model.Fault));
    }

    [Fact]
    public void An_imported_model_lies_in_the_target_with_its_hashes_recorded()
    {
        var (model, warnings) = new ModelShelf([work], work).Import(ModelFolders.Static);
        Assert.Equal(Path.Combine(work, "static-minilm-256"), model.Folder);
        Assert.Empty(warnings);
        Assert.NotNull(ModelLock.Read(work).Find("static-minilm-256", "vocab.txt"));
        Assert.Equal(["static-minilm-256"], new ModelShelf([work], work).List().Select(found => found.Name));
    }

    [Fact]
    public void A_name_of_a_bundled_model_is_taken() =>
        Assert.Contains("bundled", Assert.Throws<UnusableException>(() =>
            new ModelShelf([Path.GetDirectoryName(ModelFolders.Static)!, work], work).Import(ModelFolders.Static)).Message);

    [Fact]
    public void A_file_that_changed_after_the_import_fails_to_verify()
    {
        var (model, _) = new ModelShelf([work], work).Import(ModelFolders.Static);
        File.AppendAllText(Path.Combine(model.Folder, "vocab.txt"), "x\n");
        Assert.Contains("vocab.txt", ModelShelf.Verify(model).Fault);
    }

    [Fact]
    public void A_folder_that_is_no_model_is_not_imported()
    {
        var empty = Directory.CreateDirectory(Path.Combine(work, "empty")).FullName;
        Assert.Contains("model.json", Assert.Throws<UnusableException>(() => new ModelShelf([work], work).Import(empty)).Message);
    }

    [SkippableFact]
    public void The_multilingual_model_is_imported_and_puts_languages_side_by_side()
    {
        Skip.If(SampleCommunity.Shared is null, "The multilingual model lies beside the repository only.");
        var (model, warnings) = new ModelShelf([work], work).Import(ModelFolders.Foreign("use-multilingual-v3")!);
        using var encoder = Insights.Embed.OnnxTextEncoder.Open(model.Folder);

        Assert.Empty(warnings);
        var english = encoder.Encode("How do I make a backup?")!;
        var russian = encoder.Encode("\u041A\u0430\u043A \u0441\u0434\u0435\u043B\u0430\u0442\u044C \u0440\u0435\u0437\u0435\u0440\u0432\u043D\u0443\u044E \u043A\u043E\u043F\u0438\u044E?")!;
        Assert.True(System.Numerics.Tensors.TensorPrimitives.Dot(english, russian) > 0.6);
    }
}
