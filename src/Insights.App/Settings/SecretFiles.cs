using System.Reflection;
using Microsoft.Extensions.Configuration;

namespace Insights.App.Settings;

/// <summary>Reads each secret X whose file XFile names.</summary>
internal static class SecretFiles
{
    public static bool IsSecret(PropertyInfo property) => property.GetCustomAttribute<SecretAttribute>() is not null;

    /// <exception cref="UnusableException">A file cannot be read, or a secret is given twice.</exception>
    public static IReadOnlyDictionary<string, string?> Read(IConfiguration configuration, Type type) =>
        type.GetProperties()
            .SelectMany(section => section.PropertyType.GetProperties().Where(IsSecret).Select(secret => $"{section.Name}:{secret.Name}"))
            .Where(key => !string.IsNullOrEmpty(configuration[$"{key}File"]))
            .ToDictionary(key => key, key => ReadOne(configuration, key));

    private static string? ReadOne(IConfiguration configuration, string key)
    {
        if (!string.IsNullOrEmpty(configuration[key]))
        {
            throw new UnusableException($"Both {key} and {key}File are given; give one.");
        }

        try
        {
            return File.ReadAllText(configuration[$"{key}File"]!).Trim();
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new UnusableException($"The file that {key}File names cannot be read; correct the setting or the file's rights.", cause);
        }
    }
}
