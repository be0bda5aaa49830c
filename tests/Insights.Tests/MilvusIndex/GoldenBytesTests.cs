using Google.Protobuf;
using Insights.App.MilvusIndex.Calls;
using Insights.App.MilvusIndex.Wire;
using KeyValuePair = Insights.App.MilvusIndex.Wire.KeyValuePair;

namespace Insights.Tests.MilvusIndex;

/// <summary>Our protocol files give the bytes that the official ones give.</summary>
public sealed class GoldenBytesTests
{
    public static TheoryData<string, string> Messages => new()
    {
        { nameof(PlaceholderGroup), "0a100a02243010651a080000803f000020c0" },
        { nameof(FieldData), "0865120176220e0802120a0a080000803f000020c0" },
        {
            nameof(CollectionSchema),
            "0a0163221a120269641801281532100a0a6d61785f6c656e677468120236342236120474657874281532130a0a6d61785f6c656e6774681205363535333532170a0f656e61"
            + "626c655f616e616c797a6572120474727565220d120673706172736528688001013a160a04626d323520012a04746578743a06737061727365"
        },
        { nameof(UpsertRequest), "1a01632a0d0805120269641a051a030a01073801" },
        { nameof(SearchRequest), "1a01632a04613d3d3132010138014201744a090a04746f706b120133580160017001" },
        { nameof(QueryRequest), "1a01632204613d3d312a017440014a0a0a056c696d69741201335801" },
        { nameof(Status), "083112017218082001" },
    };

    [Theory]
    [MemberData(nameof(Messages))]
    public void A_message_has_the_official_bytes(string message, string bytes)
    {
        IMessage made = message switch
        {
            nameof(PlaceholderGroup) => new PlaceholderGroup
            {
                Placeholders = { new PlaceholderValue { Tag = "$0", Type = PlaceholderType.FloatVector, Values = { ByteString.CopyFrom(0, 0, 0x80, 0x3f, 0, 0, 0x20, 0xc0) } } },
            },
            nameof(FieldData) => new FieldData
            {
                Type = DataType.FloatVector, FieldName = "v", Vectors = new VectorField { Dim = 2, FloatVector = new FloatArray { Data = { 1f, -2.5f } } },
            },
            nameof(CollectionSchema) => Schema(),
            nameof(UpsertRequest) => new UpsertRequest
            {
                CollectionName = "c",
                NumRows = 1,
                FieldsData = { new FieldData { Type = DataType.Int64, FieldName = "id", Scalars = new ScalarField { LongData = new LongArray { Data = { 7 } } } } },
            },
            nameof(SearchRequest) => new SearchRequest
            {
                CollectionName = "c", Dsl = "a==1", PlaceholderGroup = ByteString.CopyFrom(1), DslType = DslType.BoolExprV1, OutputFields = { "t" },
                SearchParams = { Pairs("topk", "3") }, GuaranteeTimestamp = 1, Nq = 1, ConsistencyLevel = ConsistencyLevel.Session,
            },
            nameof(QueryRequest) => new QueryRequest
            {
                CollectionName = "c", Expr = "a==1", OutputFields = { "t" }, QueryParams = { Pairs("limit", "3") }, GuaranteeTimestamp = 1,
                ConsistencyLevel = ConsistencyLevel.Session,
            },
            _ => new Status { ErrorCode = ErrorCode.RateLimit, Reason = "r", Code = 8, Retriable = true },
        };

        Assert.Equal(bytes, Convert.ToHexStringLower(made.ToByteArray()));
    }

    private static CollectionSchema Schema() => new()
    {
        Name = "c",
        Fields =
        {
            new FieldSchema { Name = "id", IsPrimaryKey = true, DataType = DataType.VarChar, TypeParams = { Pairs("max_length", "64") } },
            new FieldSchema
            {
                Name = "text", DataType = DataType.VarChar, TypeParams = { Pairs("max_length", "65535"), Pairs("enable_analyzer", "true") },
            },
            new FieldSchema { Name = "sparse", DataType = DataType.SparseFloatVector, IsFunctionOutput = true },
        },
        Functions = { new FunctionSchema { Name = "bm25", Type = FunctionType.Bm25, InputFieldNames = { "text" }, OutputFieldNames = { "sparse" } } },
    };

    private static IEnumerable<KeyValuePair> Pairs(string key, string value) => new Dictionary<string, string> { [key] = value }.ToPairs();
}
