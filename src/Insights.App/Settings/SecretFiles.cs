using System.Globalization;
using System.Reflection;
using Microsoft.Extensions.Configuration;

namespace Insights.App.Settings;

/// <summary>Finds the secrets and reads each secret X whose file XFile names.</summary>
internal static class SecretFiles
{
    public static bool IsSecret(PropertyInfo property) => property.GetCustomAttribute<SecretAttribute>() is not null;

    /// <summary>The keys of all secrets, those of nested sections included.</summary>
    public static IEnumerable<string> KeysOf(Type type) => SecretsOf(type, "").Select(secret => secret.Key);

    /// <exception cref="UnusableException">A file cannot be read, or a secret is given twice.</exception>
    public static IReadOnlyDictionary<string, string?> Read(IConfiguration configuration, Type type) =>
        SecretsOf(type, "")
            .Where(secret => !string.IsNullOrEmpty(configuration[$"{secret.Key}File"]))
            .SelectMany(secret => ReadOne(configuration, secret))
            .ToDictionary();

    private static IEnumerable<Secret> SecretsOf(Type type, string path) => type.GetProperties().SelectMany(property =>
        SettingsReader.IsSection(property.PropertyType)
            ? SecretsOf(property.PropertyType, $"{path}{property.Name}:")
            : IsSecret(property) ? [new Secret($"{path}{property.Name}", SettingsReader.IsList(property.PropertyType))] : Array.Empty<Secret>());

    private static IEnumerable<KeyValuePair<string, string?>> ReadOne(IConfiguration configuration, Secret secret)
    {
        var key = secret.Key;
        if (configuration.GetSection(key) is var given && (!string.IsNullOrEmpty(given.Value) || given.GetChildren().Any()))
        {
            throw new UnusableException($"Both {key} and {key}File are given; give one.");
        }

        try
        {
            var content = File.ReadAllText(configuration[$"{key}File"]!).Trim();
            return secret.IsList
                ? content.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                    .Select((line, place) => KeyValuePair.Create(string.Create(CultureInfo.InvariantCulture, $"{key}:{place}"), (string?)line))
                : [KeyValuePair.Create(key, (string?)content)];
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new UnusableException($"The file that {key}File names cannot be read; correct the setting or the file's rights.", cause);
        }
    }

    /// <summary>A secret's key; a list stands in its file one a line.</summary>
    private sealed record Secret(string Key, bool IsList);
}
