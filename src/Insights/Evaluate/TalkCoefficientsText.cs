using System.Globalization;
using System.Text;
using Insights.Ingest.Talks;

namespace Insights.Evaluate;

/// <summary>Writes fitted weights as the source file that ships them.</summary>
internal static class TalkCoefficientsText
{
    public static string Render(IReadOnlyList<double> plain, IReadOnlyList<double> withVectors)
    {
        var text = new StringBuilder("""
            namespace Insights.Ingest.Talks;

            /// <summary>
            /// Weights of the cues: without vectors and with them. Fitted by <c>TalkFit</c> on the ten logs of threads-irc-ubuntu.jsonl
            /// (Ubuntu IRC, 2,500 annotated lines), with the vectors of both bundled models; the sample
            /// community is not in the fit. <c>insights eval fit-threads FILE</c> prints this file anew.
            /// </summary>
            internal static class TalkCoefficients
            {
                private static readonly (PairCue Cue, double Plain, double WithVectors)[] Table =
                [

            """);
        foreach (var cue in Enum.GetValues<PairCue>())
        {
            text.Append(CultureInfo.InvariantCulture, $"        (PairCue.{cue}, {plain[(int)cue]:0.000}, {withVectors[(int)cue]:0.000}),\n");
        }

        return text.Append("""
                ];

                /// <summary>One weight a cue, in the order of the cues.</summary>
                public static IReadOnlyList<double> For(Func<string, float[]?>? encode) =>
                    [.. Table.OrderBy(row => row.Cue).Select(row => encode is null ? row.Plain : row.WithVectors)];
            }

            """).ToString();
    }
}
