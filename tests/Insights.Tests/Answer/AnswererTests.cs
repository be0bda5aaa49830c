using System.Text.Json;
using Insights.Answer;
using Insights.Embed;
using Insights.Publish;
using Insights.Tests.Fakes;

namespace Insights.Tests.Answer;

public sealed class AnswererTests : IDisposable
{
    private readonly OnnxTextEncoder encoder = OnnxTextEncoder.Open(Path.Combine(SampleCommunity.Root, "data", "models", "static-minilm-256"));
    private readonly string folder = Directory.CreateTempSubdirectory("insights-answer").FullName;

    public void Dispose()
    {
        encoder.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private async Task<FaqAnswer> AskAsync(string question)
    {
        var index = AnswerIndex.Build(Faqs.Harbour, null, encoder, null, CancellationToken.None);
        return await new Answerer(Faqs.Harbour, index, encoder).AnswerAsync(question, 5, CancellationToken.None);
    }

    [Theory]
    [InlineData("how can i restore a backup snapshot?", "faq-aaaaaaaa")]
    [InlineData("login error HB-417", "faq-bbbbbbbb")]
    [InlineData("how much memory do i need per node", "faq-cccccccc")]
    public async Task A_question_in_other_words_finds_its_entry_and_is_answered_with_its_sources(string question, string entry)
    {
        var answer = await AskAsync(question);

        Assert.Equal((false, entry), (answer.Abstained, answer.Entry));
        Assert.NotEmpty(answer.Sources);
        Assert.Equal(answer.Score, answer.Ranked[0].Score);
        Assert.Equal(3, answer.Ranked.Count);
    }

    [Theory]
    [InlineData("who won the football championship in 1998?")]
    [InlineData("오늘 날씨 어때요?")]
    [InlineData("")]
    public async Task A_question_from_another_world_gets_an_honest_no(string question)
    {
        var answer = await AskAsync(question);

        Assert.True(answer.Abstained);
        Assert.Null(answer.Entry);
        Assert.Empty(answer.Sources);
        Assert.Equal("This is not in the FAQ.", answer.Text);
        Assert.InRange(answer.Score, 0, 0.45);
    }

    [Fact]
    public async Task The_JSON_of_an_answer_has_the_fields_of_the_contract_in_their_order()
    {
        using var json = JsonDocument.Parse((await AskAsync("login error HB-417")).ToJson("q1"));

        Assert.Equal(
            ["id", "abstained", "score", "entry", "text", "sources", "ranked"],
            json.RootElement.EnumerateObject().Select(field => field.Name));
        Assert.Equal(
            ["message", "channel", "quote", "url"],
            json.RootElement.GetProperty("sources")[0].EnumerateObject().Select(field => field.Name));
        Assert.Equal("https://discord.com/channels/5/7/11", json.RootElement.GetProperty("sources")[0].GetProperty("url").GetString());
    }

    [Fact]
    public async Task Nothing_published_answers_nothing()
    {
        var empty = new Publication("Harbour", [], []);
        var index = AnswerIndex.Build(empty, null, encoder, null, CancellationToken.None);
        var answer = await new Answerer(empty, index, encoder).AnswerAsync("anything?", 5, CancellationToken.None);

        Assert.Equal((true, 0.0, 0), (answer.Abstained, answer.Score, answer.Ranked.Count));
        Assert.Null(await Answerer.OpenAsync(Path.Combine(folder, "faq.json"), "none", encoder, CancellationToken.None));
    }

    [Fact]
    public async Task The_index_file_gives_the_same_answers_and_is_passed_over_when_stale_or_damaged()
    {
        var faq = FaqJson.Write(Faqs.Harbour);
        var file = Path.Combine(folder, AnswerIndexFile.Name);
        var built = AnswerIndex.Build(Faqs.Harbour, null, encoder, null, CancellationToken.None);
        var bytes = AnswerIndexFile.Write(built, faq);
        await File.WriteAllBytesAsync(file, bytes);
        var read = AnswerIndexFile.Read(file, faq, encoder.Model)!;

        Assert.Equal(built.Find("restore?", 3, encoder), read.Find("restore?", 3, encoder));
        Assert.Equal(bytes, AnswerIndexFile.Write(AnswerIndex.Build(Faqs.Harbour, null, encoder, read, CancellationToken.None), faq));
        Assert.Null(AnswerIndexFile.Read(file, [1, 2, 3], encoder.Model));
        Assert.Null(AnswerIndexFile.Read(file, faq, encoder.Model with { Hash = "another" }));

        bytes[bytes.Length / 2] ^= 1;
        await File.WriteAllBytesAsync(file, bytes);
        Assert.Null(AnswerIndexFile.Read(file, faq, encoder.Model));
        Assert.Null(AnswerIndexFile.Read(Path.Combine(folder, "missing"), faq, encoder.Model));

        // The form of another release, whole but not ours.
        byte[] other = [3, .. "old"u8, 1, 2, 3];
        await File.WriteAllBytesAsync(file, [.. other, .. System.Security.Cryptography.SHA256.HashData(other)]);
        Assert.Null(AnswerIndexFile.Read(file, faq, encoder.Model));
    }

    [Fact]
    public async Task A_stale_index_is_replaced_by_one_made_of_faq_json_alone()
    {
        var faqFile = Path.Combine(folder, "faq.json");
        await File.WriteAllBytesAsync(faqFile, FaqJson.Write(Faqs.Harbour));
        var answerer = await Answerer.OpenAsync(faqFile, Path.Combine(folder, "missing"), encoder, CancellationToken.None);

        Assert.Equal("faq-bbbbbbbb", (await answerer!.AnswerAsync("login error HB-417", 1, CancellationToken.None)).Entry);
    }
}
