namespace Insights.App.Commands;

/// <summary>How a command ends.</summary>
internal static class ExitCode
{
    public const int Done = 0;

    /// <summary>A fault while working: a full disk, a store in use, with <c>--strict</c> a damaged file.</summary>
    public const int Fault = 1;

    /// <summary>What was asked for cannot be used.</summary>
    public const int Unusable = 2;

    /// <summary>Publishing was blocked by a gate.</summary>
    public const int Blocked = 3;
}
