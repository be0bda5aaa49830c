using System.Globalization;
using Insights.App.MilvusIndex.Collections;
using Insights.App.MilvusIndex.Wire;
using Insights.Embed;

namespace Insights.App.MilvusIndex.Rows;

/// <summary>Rows of the index as columns of the protocol.</summary>
internal static class RowColumns
{
    /// <summary>How models are written: name, dimensions and hash.</summary>
    public static string Write(ModelIdentity model) => string.Create(CultureInfo.InvariantCulture, $"{model.Name}|{model.Dimensions}|{model.Hash}");

    /// <returns>Null where the text names no model.</returns>
    public static ModelIdentity? ReadModel(string text) =>
        text.Split('|') is [.. var name, var dimensions, var hash] && int.TryParse(dimensions, CultureInfo.InvariantCulture, out var number)
            ? new ModelIdentity(string.Join('|', name), number, hash)
            : null;

    public static IReadOnlyList<FieldData> Write(
        IReadOnlyList<LabelledRow> rows, ModelIdentity model, string community, bool hasFullText)
    {
        List<FieldData> columns =
        [
            Texts(Fields.Id, rows, row => RowKeys.Of(community, row.Row.Id)),
            Texts(Fields.Community, rows, _ => community),
            Longs(Fields.Conversation, rows, row => unchecked((long)row.Row.Id.Conversation.Value)),
            Numbers(Fields.Place, rows, row => row.Row.Id.Place),
            Numbers(Fields.Rows, rows, row => row.Siblings),
            Texts(Fields.Fingerprint, rows, row => row.Row.Fingerprint),
            Texts(Fields.Model, rows, _ => Write(model)),
            Texts(Fields.QuestionText, rows, row => row.Row.QuestionText),
            Vectors(Fields.QuestionVector, rows, row => row.Row.QuestionVector, model.Dimensions),
            Flags(Fields.HasQuestion, rows, row => row.Row.QuestionVector is not null),
            Vectors(Fields.AnswerVector, rows, row => row.Row.AnswerVector, model.Dimensions),
            Flags(Fields.HasAnswer, rows, row => row.Row.AnswerVector is not null),
            Texts(Fields.Words, rows, row => WordsText.ToText(row.Row.Words)),
            Lists(Fields.Terms, rows, row => WordsText.ToTexts(row.Row.Words)),
            Flags(Fields.IsQuestion, rows, row => row.Row.IsQuestion),
            Longs(Fields.Channel, rows, row => unchecked((long)row.Row.Channel.Value)),
            Texts(Fields.Asker, rows, row => row.Row.Asker.Value),
            Numbers(Fields.Authors, rows, row => row.Row.Authors),
            Texts(Fields.AskedAt, rows, row => Write(row.Row.AskedAt)),
            Longs(Fields.LastActivity, rows, row => row.Row.LastActivity.ToUnixTimeMilliseconds()),
            Texts(Fields.LastActivityAt, rows, row => Write(row.Row.LastActivity)),
            Texts(Fields.Cluster, rows, row => row.Label.Cluster),
            Texts(Fields.Theme, rows, row => row.Label.Theme),
        ];
        if (!hasFullText)
        {
            columns.Add(Sparse(rows));
        }

        return columns;
    }

    private static string Write(DateTimeOffset time) => time.ToString("O", CultureInfo.InvariantCulture);

    private static FieldData Texts(string name, IReadOnlyList<LabelledRow> rows, Func<LabelledRow, string> valueOf) =>
        Of(name, DataType.VarChar, new ScalarField { StringData = new StringArray { Data = { rows.Select(valueOf) } } });

    private static FieldData Longs(string name, IReadOnlyList<LabelledRow> rows, Func<LabelledRow, long> valueOf) =>
        Of(name, DataType.Int64, new ScalarField { LongData = new LongArray { Data = { rows.Select(valueOf) } } });

    private static FieldData Numbers(string name, IReadOnlyList<LabelledRow> rows, Func<LabelledRow, int> valueOf) =>
        Of(name, DataType.Int32, new ScalarField { IntData = new IntArray { Data = { rows.Select(valueOf) } } });

    private static FieldData Flags(string name, IReadOnlyList<LabelledRow> rows, Func<LabelledRow, bool> valueOf) =>
        Of(name, DataType.Bool, new ScalarField { BoolData = new BoolArray { Data = { rows.Select(valueOf) } } });

    private static FieldData Lists(string name, IReadOnlyList<LabelledRow> rows, Func<LabelledRow, IReadOnlyList<string>> valuesOf)
    {
        var lists = rows.Select(row => new ScalarField
        {
            StringData = new StringArray { Data = { valuesOf(row).Take(CollectionSchemas.MostTermTexts) } },
        });
        return Of(name, DataType.Array, new ScalarField { ArrayData = new ArrayArray { ElementType = DataType.VarChar, Data = { lists } } });
    }

    private static FieldData Of(string name, DataType type, ScalarField values) => new() { FieldName = name, Type = type, Scalars = values };

    // A vector must be there on every server: the flag beside it says whether it means anything.
    private static FieldData Vectors(string name, IReadOnlyList<LabelledRow> rows, Func<LabelledRow, float[]?> valueOf, int dimensions)
    {
        var none = new float[dimensions];
        none[0] = 1;
        var data = new FloatArray();
        foreach (var row in rows)
        {
            data.Data.AddRange(valueOf(row) ?? none);
        }

        return new FieldData { FieldName = name, Type = DataType.FloatVector, Vectors = new VectorField { Dim = dimensions, FloatVector = data } };
    }

    private static FieldData Sparse(IReadOnlyList<LabelledRow> rows)
    {
        var contents = rows.Select(row => SparseWords.OfRow(row.Row.Words)).ToList();
        var vectors = new VectorField { Dim = uint.MaxValue, SparseFloatVector = new SparseFloatArray { Dim = uint.MaxValue, Contents = { contents } } };
        return new FieldData { FieldName = Fields.WordsVector, Type = DataType.SparseFloatVector, Vectors = vectors };
    }
}
