using System.Globalization;
using Insights.Publish.Maps;

namespace Insights.Tests.Publish.Maps;

public sealed class MapPaletteTests
{
    // Machado, Oliveira and Fernandes 2009, full severity, on linear RGB.
    private static readonly double[][] RedBlind = [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]];
    private static readonly double[][] GreenBlind = [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]];
    private static readonly double[][] Normal = [[1, 0, 0], [0, 1, 0], [0, 0, 1]];

    public static TheoryData<bool> Schemes => [false, true];

    [Theory]
    [MemberData(nameof(Schemes))]
    public void Every_colour_stands_out_from_its_ground(bool isDark)
    {
        var ground = Linear(isDark ? MapPalette.DarkCard : MapPalette.LightCard);
        foreach (var colour in Colours(isDark).Append(isDark ? MapPalette.DarkRest : MapPalette.LightRest))
        {
            var (high, low) = (Math.Max(Luminance(Linear(colour)), Luminance(ground)), Math.Min(Luminance(Linear(colour)), Luminance(ground)));
            Assert.True((high + 0.05) / (low + 0.05) >= 3, $"{colour} has contrast {(high + 0.05) / (low + 0.05):0.00}");
        }
    }

    [Theory]
    [MemberData(nameof(Schemes))]
    public void No_two_colours_look_alike_to_colour_blind_eyes(bool isDark)
    {
        foreach (var eye in new[] { Normal, RedBlind, GreenBlind })
        {
            var seen = Colours(isDark).Select(colour => Lab(See(Linear(colour), eye))).ToList();
            foreach (var (first, second) in seen.SelectMany((lab, place) => seen.Skip(place + 1), (lab, other) => (lab, other)))
            {
                var difference = Math.Sqrt(first.Zip(second, (one, two) => (one - two) * (one - two)).Sum());
                Assert.True(difference > 15, $"{difference:0.0}");
            }
        }
    }

    [Fact]
    public void Both_schemes_have_a_colour_for_each_category() =>
        Assert.Equal(MapPalette.LightCategories.Count, MapPalette.DarkCategories.Count);

    private static IReadOnlyList<string> Colours(bool isDark) => isDark ? MapPalette.DarkCategories : MapPalette.LightCategories;

    private static double[] Linear(string hex) =>
    [
        .. Enumerable.Range(0, 3).Select(channel => int.Parse(hex.AsSpan(1 + (2 * channel), 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0)
            .Select(value => value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4)),
    ];

    private static double Luminance(double[] linear) => (0.2126 * linear[0]) + (0.7152 * linear[1]) + (0.0722 * linear[2]);

    private static double[] See(double[] linear, double[][] eye) =>
        [.. eye.Select(row => Math.Clamp(row.Zip(linear, (weight, channel) => weight * channel).Sum(), 0, 1))];

    // CIE 1976 L*a*b* under D65.
    private static double[] Lab(double[] linear)
    {
        var x = ((0.4124564 * linear[0]) + (0.3575761 * linear[1]) + (0.1804375 * linear[2])) / 0.95047;
        var y = (0.2126729 * linear[0]) + (0.7151522 * linear[1]) + (0.0721750 * linear[2]);
        var z = ((0.0193339 * linear[0]) + (0.1191920 * linear[1]) + (0.9503041 * linear[2])) / 1.08883;
        static double Root(double value) => value > 0.008856 ? Math.Cbrt(value) : (7.787 * value) + (16 / 116.0);
        return [(116 * Root(y)) - 16, 500 * (Root(x) - Root(y)), 200 * (Root(y) - Root(z))];
    }
}
