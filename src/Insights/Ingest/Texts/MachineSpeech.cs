using Insights.Ingest.Texts.Speech;

namespace Insights.Ingest.Texts;

/// <summary>
/// Recognises text that speaks to a reading machine instead of to people: orders to a model, roles for it, requests to include, rank
/// or repeat something, and all of that hidden, spelled oddly or encoded. People who talk about prompts, or tell each other to ignore
/// a warning, do not.
/// </summary>
public static class MachineSpeech
{
    public static bool AddressesMachine(string typed)
    {
        if (HiddenText.HoldsMessage(typed))
        {
            return true;
        }

        var folded = FoldedText.Of(typed);
        return Speaks(folded) || DisguisedOrders.In(folded) || EncodedText.DecodedFrom(typed).Any(hidden => Speaks(FoldedText.Of(hidden)));
    }

    private static bool Speaks(string folded) => Cues.In(folded) && (Orders.In(folded) || Requests.In(folded) || OrdersAbroad.In(folded));
}
