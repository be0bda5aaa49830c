namespace Insights.App.MilvusIndex.Collections;

/// <summary>The fields of a row. Others may read them: the README lists what they hold.</summary>
internal static class Fields
{
    public const string Id = "id";
    public const string Community = "community";
    public const string Conversation = "conversation";
    public const string Place = "place";

    /// <summary>How many rows the conversation has, so that a missing one is noticed.</summary>
    public const string Rows = "conversation_rows";
    public const string Fingerprint = "fingerprint";
    public const string Model = "model";
    public const string QuestionText = "question_text";
    public const string QuestionVector = "question_vector";
    public const string HasQuestion = "has_question";
    public const string AnswerVector = "answer_vector";
    public const string HasAnswer = "has_answer";

    /// <summary>The words as text, for BM25.</summary>
    public const string Words = "words";
    public const string WordsVector = "words_vector";

    /// <summary>The words with their counts, exactly.</summary>
    public const string Terms = "terms";
    public const string IsQuestion = "is_question";
    public const string Channel = "channel";
    public const string Asker = "asker";
    public const string Authors = "authors";
    public const string AskedAt = "asked_at";

    /// <summary>Unix milliseconds, for filters.</summary>
    public const string LastActivity = "last_activity";
    public const string LastActivityAt = "last_activity_at";
    public const string Cluster = "cluster";
    public const string Theme = "theme";

    /// <summary>What makes up a row, words vector apart.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        Id, Community, Conversation, Place, Rows, Fingerprint, Model, QuestionText, QuestionVector, HasQuestion, AnswerVector, HasAnswer, Words,
        Terms, IsQuestion, Channel, Asker, Authors, AskedAt, LastActivity, LastActivityAt, Cluster, Theme,
    ];
}
