using System.Text.Json;
using Insights.Ingest.Texts;
using Insights.Tests.Fakes;

namespace Insights.Tests.Ingest.Texts;

/// <summary>The rules on the bundled sample: its gold says what is private and what speaks to a machine.</summary>
public sealed class SampleTextTests
{
    private static readonly Dictionary<string, string> Texts = SampleCommunity.ReadConversations()
        .SelectMany(conversation => conversation.Messages)
        .ToDictionary(message => message.Id.ToString(), message => message.Text.Typed);

    private static readonly TextMarker Marker = new(new InMemoryNameBook());

    [Fact]
    public void No_private_span_of_the_gold_survives()
    {
        var spans =
            from line in Gold()
            from entry in line.GetProperty("pii").EnumerateArray()
            from span in entry.GetProperty("spans").EnumerateArray()
            select (Message: entry.GetProperty("message").GetString()!, Span: span.GetString()!);

        Assert.All(spans, item => Assert.DoesNotContain(item.Span, MaskedLine.Of(Marker.Mark(Texts[item.Message], [])).Text, StringComparison.Ordinal));
    }

    [Fact]
    public void Words_to_a_machine_are_found_and_nothing_else()
    {
        var gold = Gold().SelectMany(line => line.GetProperty("injections").EnumerateArray()).Select(id => id.GetString()!).Order(StringComparer.Ordinal);

        Assert.Equal(gold, Texts.Where(text => MachineSpeech.AddressesMachine(text.Value)).Select(text => text.Key).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Few_messages_hold_anything_to_mask()
    {
        var marked = Texts.Values.Count(text => Marker.Mark(text, []).Marks.Count > 0);

        Assert.InRange(marked, 15, 60);
    }

    private static IEnumerable<JsonElement> Gold() =>
        File.ReadLines(Path.Combine(SampleCommunity.Folder, "gold", "threads.jsonl")).Select(line => JsonDocument.Parse(line).RootElement);
}
