using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Insights.App.Web;

/// <summary>Reads what <c>--urls</c> gives before anything is started.</summary>
internal static class ListenAddresses
{
    /// <exception cref="UnusableException">An address cannot be listened at.</exception>
    public static IReadOnlyList<string> Parse(string urls)
    {
        var addresses = urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return addresses.Length > 0
            ? [.. addresses.Select(Check)]
            : throw new UnusableException("--urls names no address; give one such as http://127.0.0.1:8080.");
    }

    private static string Check(string address)
    {
        if (address.StartsWith("https://", StringComparison.OrdinalIgnoreCase))
        {
            throw new UnusableException($"--urls {address}: TLS is for a proxy in front of this program (README, \"Serve\"); give an address that begins with http://.");
        }

        try
        {
            var parsed = BindingAddress.Parse(address);
            return parsed is { Scheme: "http", PathBase: "" } && parsed.Port <= ushort.MaxValue ? address : throw Unusable(address);
        }
        catch (FormatException)
        {
            throw Unusable(address);
        }
    }

    private static UnusableException Unusable(string address) => new(string.Create(
        CultureInfo.InvariantCulture, $"--urls {address} is no address to listen at; give one such as http://127.0.0.1:8080."));
}
