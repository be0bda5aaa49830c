namespace Insights.App.MilvusIndex.Collections;

/// <summary>A community's rows in one collection, reached through an alias.</summary>
/// <param name="Alias">The name to read and write it by.</param>
/// <param name="Collection">The collection's own name.</param>
/// <param name="HasFullText">Whether the server makes the vectors of the words.</param>
/// <param name="Dimensions">Of its dense vectors.</param>
internal sealed record Generation(string Alias, string Collection, bool HasFullText, int Dimensions);

/// <summary>A collection that another replaced, and the moment after which it may go.</summary>
internal sealed record RetiredGeneration(string Alias, string Collection, DateTimeOffset Until);

/// <summary>What of a community lies on the server.</summary>
/// <param name="Current">What readers see; null before the first row.</param>
/// <param name="Building">A collection whose filling was cut short; null where none was.</param>
/// <param name="Retired">Collections in their grace period.</param>
/// <param name="Collections">All collections of Insights there, whosesoever.</param>
internal sealed record GenerationList(
    Generation? Current, Generation? Building, IReadOnlyList<RetiredGeneration> Retired, IReadOnlyList<string> Collections);
