using System.Numerics.Tensors;
using Insights.Embed;
using Insights.Ingest;

namespace Insights.Tests.Embed;

/// <summary>Rows of an index as tests need them: seeded vectors of eight numbers, a few words.</summary>
internal static class EmbeddedRows
{
    public static ModelIdentity Model { get; } = new("test-model", 8, "hash-one");

    public static EmbeddedQuestion Make(ulong conversation, int place = 0, string words = "alpha beta", string fingerprint = "f") => new()
    {
        Id = new QuestionId(new ConversationId(conversation), place),
        Fingerprint = fingerprint,
        QuestionText = $"question {conversation}/{place}",
        QuestionVector = Vector((int)conversation * 31),
        AnswerVector = conversation % 3 == 0 ? null : Vector(((int)conversation * 17) + 1),
        Words = Words.Tokenise(words),
        IsQuestion = conversation % 2 == 0,
        Channel = new ChannelId(7),
        Asker = new Pseudonym("u1"),
        Authors = 2,
        AskedAt = new DateTimeOffset(2024, 3, 1, 12, 0, 0, TimeSpan.FromHours(2)),
        LastActivity = new DateTimeOffset(2024, 3, 2, 12, 0, 0, TimeSpan.Zero),
    };

    public static float[] Vector(int seed)
    {
        var random = new Random(seed);
        float[] vector = [.. Enumerable.Range(0, Model.Dimensions).Select(_ => random.NextSingle() - 0.5f)];
        TensorPrimitives.Divide(vector, TensorPrimitives.Norm(vector), vector);
        return vector;
    }
}
