namespace Insights.Ingest.Texts.Masks;

/// <summary>Adds the marks of one family of kinds; they may overlap others.</summary>
internal delegate void MaskFamily(List<Mark> found, string typed);

/// <summary>Every family of masks that reads nothing but the text.</summary>
internal static class MaskFamilies
{
    public static IReadOnlyList<MaskFamily> All { get; } = [MailAddresses.Add, InternetAddresses.Add];
}
