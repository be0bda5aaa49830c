namespace Insights.App.Settings;

/// <summary>
/// The value of a setting X that comes from the environment only, or from the file that XFile names, and is never echoed.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class SecretAttribute : Attribute;
