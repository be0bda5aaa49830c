namespace Insights.Ingest.Texts.Masks;

/// <summary>Adds the marks of one family of kinds; they may overlap others.</summary>
internal delegate void MaskFamily(List<Mark> found, string typed);

/// <summary>Every family of masks that reads nothing but the text.</summary>
internal static class MaskFamilies
{
    public static IReadOnlyList<MaskFamily> All { get; } =
    [
        KeyBlocks.Add, VendorTokens.Add, SecretAssignments.Add, SecretPairs.Add, SecretCommands.Add, SecretProse.Add, WebAddresses.Add, CloudResources.Add,
        MailAddresses.Add, PaymentNumbers.Add, IdentityNumbers.Add, PhoneNumbers.Add, InternetAddresses.Add, MachineNames.Add, CodesAndNumbers.Add, StreetAddresses.Add,
    ];
}
