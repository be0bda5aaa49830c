using System.Globalization;
using Insights.Agents;
using Insights.Draft.Reading;

namespace Insights.Draft.Writing;

/// <summary>A message as a prompt shows it; the label stands for it in the reply.</summary>
internal sealed record ShownMessage(string Label, ReadMessage Message, QuotedPiece Piece);

/// <summary>Names of messages in a prompt: short, so that a model copies them right.</summary>
internal static class Labels
{
    public static string Of(int place) => "m" + (place + 1).ToString(CultureInfo.InvariantCulture);
}
