using System.ComponentModel.DataAnnotations;
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
        foreach (var section in typeof(InsightsSettings).GetProperties())
        {
            RefuseInvalid(section.Name, section.GetValue(settings)!);
        }

        return settings;
    }

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

            if (inner.IsClass && inner.Namespace == typeof(InsightsSettings).Namespace)
            {
                RefuseUnknown(section, inner);
            }
            else if (section.GetChildren().Any())
            {
                throw new UnusableException($"The setting {section.GetChildren().First().Path} is unknown; {section.Path} is one value.");
            }
        }
    }

    /// <summary>A key's property, or the secret that a key ending in File leads to.</summary>
    private static PropertyInfo? FindProperty(Type type, string key) => type.GetProperties().FirstOrDefault(property =>
        property.Name.Equals(key, StringComparison.OrdinalIgnoreCase)
        || (SecretFiles.IsSecret(property) && $"{property.Name}File".Equals(key, StringComparison.OrdinalIgnoreCase)));

    private static void RefuseSecrets(IConfiguration configuration, Type type, string file)
    {
        foreach (var section in type.GetProperties())
        {
            var secret = section.PropertyType.GetProperties().FirstOrDefault(property =>
                SecretFiles.IsSecret(property) && configuration[$"{section.Name}:{property.Name}"] is not null);
            if (secret is not null)
            {
                throw new UnusableException(
                    $"The secret {section.Name}:{secret.Name} stands in {file}; give it as {Prefix}{section.Name}__{secret.Name} "
                    + $"in the environment, or name its file with {Prefix}{section.Name}__{secret.Name}File.");
            }
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

    private static void RefuseInvalid(string section, object settings)
    {
        var faults = new List<ValidationResult>();
        if (!Validator.TryValidateObject(settings, new ValidationContext(settings), faults, validateAllProperties: true))
        {
            var fault = faults[0];
            throw new UnusableException($"The setting {section}:{fault.MemberNames.First()} cannot be used: {fault.ErrorMessage}");
        }
    }
}
