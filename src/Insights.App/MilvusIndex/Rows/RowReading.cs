using System.Globalization;
using Insights.App.MilvusIndex.Collections;
using Insights.App.MilvusIndex.Wire;
using Insights.Embed;
using Insights.Ingest;

namespace Insights.App.MilvusIndex.Rows;

/// <summary>Columns of a reply, row by row.</summary>
internal sealed class RowReading
{
    private readonly Dictionary<string, FieldData> columns;

    public RowReading(IEnumerable<FieldData> fields)
    {
        columns = fields.ToDictionary(field => field.FieldName);
        Count = columns.TryGetValue(Fields.Id, out var ids) ? ids.Scalars?.StringData?.Data.Count ?? 0 : 0;
    }

    /// <summary>How many rows there are; the key is among the fields that were asked for.</summary>
    public int Count { get; }

    public string Key(int row) => Text(Fields.Id, row);

    public string Text(string field, int row) => columns[field].Scalars.StringData.Data[row];

    public int Number(string field, int row) => columns[field].Scalars.IntData.Data[row];

    public IReadOnlyList<TermCount> Terms(int row) => WordsText.Parse(columns[Fields.Terms].Scalars.ArrayData.Data[row].StringData?.Data ?? []);

    public ConversationLabel Label(int row) => new(Text(Fields.Cluster, row), Text(Fields.Theme, row));

    /// <summary>A dense vector; null where the flag says that there is none.</summary>
    public float[]? Vector(string field, string flag, int row)
    {
        if (!columns[flag].Scalars.BoolData.Data[row])
        {
            return null;
        }

        var vectors = columns[field].Vectors;
        var dimensions = (int)vectors.Dim;
        var vector = new float[dimensions];
        for (var place = 0; place < dimensions; place++)
        {
            vector[place] = vectors.FloatVector.Data[(row * dimensions) + place];
        }

        return vector;
    }

    public EmbeddedQuestion Row(int row) => new()
    {
        Id = RowKeys.IdOf(Key(row)),
        Fingerprint = Text(Fields.Fingerprint, row),
        QuestionText = Text(Fields.QuestionText, row),
        QuestionVector = Vector(Fields.QuestionVector, Fields.HasQuestion, row),
        AnswerVector = Vector(Fields.AnswerVector, Fields.HasAnswer, row),
        Words = Terms(row),
        IsQuestion = columns[Fields.IsQuestion].Scalars.BoolData.Data[row],
        Channel = new ChannelId(unchecked((ulong)columns[Fields.Channel].Scalars.LongData.Data[row])),
        Asker = new Pseudonym(Text(Fields.Asker, row)),
        Authors = Number(Fields.Authors, row),
        AskedAt = Time(Fields.AskedAt, row),
        LastActivity = Time(Fields.LastActivityAt, row),
    };

    private DateTimeOffset Time(string field, int row) =>
        DateTimeOffset.ParseExact(Text(field, row), "O", CultureInfo.InvariantCulture, DateTimeStyles.None);
}
