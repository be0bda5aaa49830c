using Insights.Classify;
using Insights.Cluster;
using Insights.Embed;
using Insights.Ingest;
using Insights.Tests.Fakes;

namespace Insights.Tests.Draft;

/// <summary>An invented community of a coffee machine: three askers with one problem, and a topic made of
/// conversations.</summary>
internal static class Topics
{
    public const string Advice =
        "Descale the machine with citric acid every two months, otherwise the heater gets covered with lime and the pump loses pressure.";

    public static Talk First() => new Talk("How often should I descale the machine?", 1000)
        .Say("ada", "How often should I descale the machine? The water comes slowly.")
        .Say("ben", Advice)
        .Say("ada", "thanks, that helped!");

    public static Talk Second() => new Talk("pump has no pressure", 2000)
        .Say("cleo", "The pump has no pressure any more. Do I need a new pump?")
        .Say("dora", "No. Descale the machine with citric acid first, lime on the heater is the usual reason why the pump loses pressure.")
        .Say("cleo", "works again, thank you");

    public static Talk Unanswered(ulong id, string asker) => new Talk("Does the machine run at sea?", id)
        .Say(asker, "Does the coffee machine run at sea in a storm?");

    public static Topic Of(params Conversation[] conversations)
    {
        using var encoder = new HashedEncoder();
        return new Topic(
            new ConversationCluster(
                new ClusterId("abcdefgh"),
                [.. conversations.SelectMany(conversation => ViewBuilder.Build(conversation)
                    .Select(views => new ClusterMember(
                    new EmbeddedQuestion
                    {
                        Id = views.Id,
                        Fingerprint = conversation.Fingerprint,
                        QuestionText = views.QuestionText,
                        QuestionVector = encoder.Encode(views.QuestionText),
                        Words = views.Words,
                        Channel = conversation.Channel.Id,
                        Asker = views.Asker,
                        AskedAt = views.AskedAt,
                    },
                    0.9)))]),
            new Theme("care"),
            0.9);
    }
}
