using System.Globalization;
using Insights.App.MilvusIndex.Calls;
using Insights.App.MilvusIndex.Wire;
using KeyValuePair = Insights.App.MilvusIndex.Wire.KeyValuePair;

namespace Insights.App.MilvusIndex.Collections;

/// <summary>The schema of a collection: one row a question, in three views.</summary>
internal static class CollectionSchemas
{
    /// <summary>Bytes of UTF-8 that a text field holds at most.</summary>
    public const int LongestText = 65_535;

    /// <summary>Texts in the field of terms.</summary>
    public const int MostTermTexts = 256;

    private const int LongestName = 512;

    public static CollectionSchema Create(string name, int dimensions, bool hasFullText)
    {
        var schema = new CollectionSchema
        {
            Name = name,
            Description = "Questions of communities in three views, written by Insights.",
            Fields =
            {
                Text(Fields.Id, 128, field => field.IsPrimaryKey = true),
                Text(Fields.Community, 64, field => field.IsPartitionKey = true),
                Of(Fields.Conversation, DataType.Int64),
                Of(Fields.Place, DataType.Int32),
                Of(Fields.Rows, DataType.Int32),
                Text(Fields.Fingerprint, LongestName),
                Text(Fields.Model, LongestName),
                Text(Fields.QuestionText, LongestText),
                Dense(Fields.QuestionVector, dimensions),
                Of(Fields.HasQuestion, DataType.Bool),
                Dense(Fields.AnswerVector, dimensions),
                Of(Fields.HasAnswer, DataType.Bool),
                Words(hasFullText),
                Of(Fields.WordsVector, DataType.SparseFloatVector, field => field.IsFunctionOutput = hasFullText),
                Terms(),
                Of(Fields.IsQuestion, DataType.Bool),
                Of(Fields.Channel, DataType.Int64),
                Text(Fields.Asker, LongestName),
                Of(Fields.Authors, DataType.Int32),
                Text(Fields.AskedAt, 64),
                Of(Fields.LastActivity, DataType.Int64),
                Text(Fields.LastActivityAt, 64),
                Text(Fields.Cluster, LongestName),
                Text(Fields.Theme, LongestName),
            },
        };
        if (hasFullText)
        {
            schema.Functions.Add(new FunctionSchema
            {
                Name = "words_bm25", Type = FunctionType.Bm25, InputFieldNames = { Fields.Words }, OutputFieldNames = { Fields.WordsVector },
            });
        }

        return schema;
    }

    /// <summary>True where the server makes the vectors of the words.</summary>
    public static bool HasFullText(CollectionSchema schema) => schema.Functions.Any(function => function.OutputFieldNames.Contains(Fields.WordsVector));

    /// <returns>Null where the schema has no such vector field.</returns>
    public static int? DimensionsOf(CollectionSchema schema) =>
        schema.Fields.FirstOrDefault(field => field.Name == Fields.QuestionVector)?.TypeParams.FirstOrDefault(pair => pair.Key == "dim") is { } dim
            ? int.Parse(dim.Value, CultureInfo.InvariantCulture)
            : null;

    private static FieldSchema Of(string name, DataType type, Action<FieldSchema>? more = null)
    {
        var field = new FieldSchema { Name = name, DataType = type };
        more?.Invoke(field);
        return field;
    }

    private static FieldSchema Text(string name, int longest, Action<FieldSchema>? more = null)
    {
        var field = Of(name, DataType.VarChar, more);
        field.TypeParams.Add(Pair("max_length", longest));
        return field;
    }

    private static FieldSchema Dense(string name, int dimensions) =>
        Of(name, DataType.FloatVector, field => field.TypeParams.Add(Pair("dim", dimensions)));

    private static FieldSchema Terms() => Of(Fields.Terms, DataType.Array, field =>
    {
        field.ElementType = DataType.VarChar;
        field.TypeParams.Add(Pair("max_length", LongestText));
        field.TypeParams.Add(Pair("max_capacity", MostTermTexts));
    });

    private static FieldSchema Words(bool hasFullText) => Text(Fields.Words, LongestText, field =>
    {
        if (hasFullText)
        {
            field.TypeParams.Add(new Dictionary<string, string> { ["enable_analyzer"] = "true" }.ToPairs());
        }
    });

    private static KeyValuePair Pair(string key, int value) => new() { Key = key, Value = value.ToString(CultureInfo.InvariantCulture) };
}
