using System.ComponentModel.DataAnnotations;

namespace Insights.App.Settings;

/// <summary>An absolute address with http or https and no credentials in it.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class WebAddressAttribute : ValidationAttribute
{
    public WebAddressAttribute()
        : base("it takes an address that begins with http:// or https:// and holds no user or password.")
    {
    }

    public override bool IsValid(object? value) => value is null
        || (value is Uri { IsAbsoluteUri: true, UserInfo.Length: 0 } address && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps));
}
