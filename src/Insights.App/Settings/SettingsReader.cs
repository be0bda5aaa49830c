using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using Microsoft.Extensions.Configuration;

namespace Insights.App.Settings;

/// <summary>
/// Reads settings: <c>appsettings.json</c>, overruled by the environment (<c>INSIGHTS__Section__Key</c>). An unknown key or a value
/// out of range is refused by name before anything else happens.
/// </summary>
internal static class SettingsReader
{
    private const string Prefix = "INSIGHTS__";

    /// <exception cref="UnusableException">A setting is unknown, cannot be read or is out of range.</exception>
    public static InsightsSettings Read(string file, IReadOnlyDictionary<string, string> environment)
    {
        var configuration = Load(file);
        RefuseSecrets(configuration, typeof(InsightsSettings), file);
        var values = new ConfigurationBuilder().AddConfiguration(configuration).AddInMemoryCollection(FromEnvironment(environment)).Build();
        RefuseUnknown(values, typeof(InsightsSettings));
        var settings = Bind(new ConfigurationBuilder()
            .AddConfiguration(values).AddInMemoryCollection(SecretFiles.Read(values, typeof(InsightsSettings))).Build());
        RefuseInvalid("", settings);
        return settings;
    }

    /// <summary>True for a record of settings, false for a value.</summary>
    public static bool IsSection(Type type) => type.IsClass && type.Namespace == typeof(InsightsSettings).Namespace;

    /// <summary>True for a list of values, whose keys are numbers.</summary>
    public static bool IsList(Type type) => type.IsAssignableTo(typeof(IEnumerable<string>));

    private static IConfigurationRoot Load(string file)
    {
        try
        {
            return new ConfigurationBuilder().AddJsonFile(file, optional: true, reloadOnChange: false).Build();
        }
        catch (Exception cause) when (cause is InvalidDataException or FormatException or IOException or UnauthorizedAccessException)
        {
            throw new UnusableException($"The settings file {file} cannot be read as JSON; correct or remove it.", cause);
        }
    }

    private static IEnumerable<KeyValuePair<string, string?>> FromEnvironment(IReadOnlyDictionary<string, string> environment) =>
        from variable in environment
        where variable.Key.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)
        orderby variable.Key
        select KeyValuePair.Create(
            variable.Key[Prefix.Length..].Replace("__", ":", StringComparison.Ordinal), (string?)variable.Value);

    private static void RefuseUnknown(IConfiguration configuration, Type type)
    {
        foreach (var section in configuration.GetChildren())
        {
            var property = FindProperty(type, section.Key);
            if (property?.PropertyType is not { } inner)
            {
                throw new UnusableException(
                    $"The setting {section.Path} is unknown; known here: {string.Join(", ", type.GetProperties().Select(one => one.Name))}.");
            }

            if (IsSection(inner))
            {
                RefuseUnknown(section, inner);
            }
            else if (section.GetChildren().FirstOrDefault(child => !IsList(inner) || !int.TryParse(child.Key, CultureInfo.InvariantCulture, out _)) is { } child)
            {
                throw new UnusableException(
                    $"The setting {child.Path} is unknown; {section.Path} is {(IsList(inner) ? $"a list: {section.Path}:0 and so on" : "one value")}.");
            }
            else if (IsList(inner) && section.Value is { Length: > 0 } && property.Name.Equals(section.Key, StringComparison.OrdinalIgnoreCase))
            {
                throw new UnusableException($"The setting {section.Path} is a list; give {section.Path}:0 and so on.");
            }
        }
    }

    /// <summary>A key's property, or the secret that a key ending in File leads to.</summary>
    private static PropertyInfo? FindProperty(Type type, string key) => type.GetProperties().FirstOrDefault(property =>
        property.Name.Equals(key, StringComparison.OrdinalIgnoreCase)
        || (SecretFiles.IsSecret(property) && $"{property.Name}File".Equals(key, StringComparison.OrdinalIgnoreCase)));

    private static void RefuseSecrets(IConfiguration configuration, Type type, string file)
    {
        if (SecretFiles.KeysOf(type).FirstOrDefault(secret => configuration.GetSection(secret).Exists()) is { } key)
        {
            var variable = Prefix + key.Replace(":", "__", StringComparison.Ordinal);
            throw new UnusableException(
                $"The secret {key} stands in {file}; give it as {variable} in the environment, or name its file with {variable}File.");
        }
    }

    private static InsightsSettings Bind(IConfiguration configuration)
    {
        try
        {
            return configuration.Get<InsightsSettings>() ?? new InsightsSettings();
        }
        catch (InvalidOperationException cause)
        {
            throw new UnusableException($"A setting has the wrong kind of value: {cause.Message}", cause);
        }
    }

    private static void RefuseInvalid(string path, object settings)
    {
        var faults = new List<ValidationResult>();
        if (!Validator.TryValidateObject(settings, new ValidationContext(settings), faults, validateAllProperties: true))
        {
            var fault = faults[0];
            throw new UnusableException($"The setting {path}{fault.MemberNames.First()} cannot be used: {fault.ErrorMessage}");
        }

        foreach (var section in settings.GetType().GetProperties().Where(property => IsSection(property.PropertyType)))
        {
            RefuseInvalid($"{path}{section.Name}:", section.GetValue(settings)!);
        }
    }
}
