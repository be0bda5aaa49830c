namespace Insights;

/// <summary>What was asked for cannot be used: a missing file, a bad setting, an unusable model. The message names thing and remedy; exit code 2.</summary>
public sealed class UnusableException(string message, Exception? cause = null) : Exception(message, cause);

/// <summary>A fault while working: a full disk, a server gone, a store locked by another run. The message names thing and remedy; exit code 1.</summary>
public sealed class WorkFaultException(string message, Exception? cause = null) : Exception(message, cause);
