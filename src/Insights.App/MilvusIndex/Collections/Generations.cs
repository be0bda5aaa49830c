using Insights.App.MilvusIndex.Calls;
using Insights.Embed;

namespace Insights.App.MilvusIndex.Collections;

/// <summary>
/// A community's collections on the server and how one takes another's place: it is filled beside, its alias moves at
/// once, and the old one stays for its grace period. All state lies in the aliases, so that a cut can be seen and mended.
/// </summary>
internal sealed class Generations(MilvusClient client, ServerVersion server, string community, TimeProvider clock)
{
    public async Task<GenerationList> ReadAsync(CancellationToken cancellationToken)
    {
        Generation? current = null;
        Generation? building = null;
        List<RetiredGeneration> retired = [];
        var collections = (await client.ListCollectionsAsync(cancellationToken)).Where(CollectionNames.IsOurs).Order(StringComparer.Ordinal).ToList();
        foreach (var collection in collections)
        {
            foreach (var alias in await client.ListAliasesAsync(collection, cancellationToken))
            {
                if (alias == CollectionNames.AliasOf(community))
                {
                    current = await DescribeAsync(alias, collection, cancellationToken);
                }
                else if (alias == CollectionNames.BuildingAliasOf(community))
                {
                    building = await DescribeAsync(alias, collection, cancellationToken);
                }
                else if (CollectionNames.RetiredUntil(alias, community) is { } until)
                {
                    retired.Add(new RetiredGeneration(alias, collection, until));
                }
            }
        }

        return new GenerationList(current, building, retired, collections);
    }

    /// <summary>
    /// Mends what a cut left: a collection that was being filled is emptied, and names that mean the current collection go.
    /// </summary>
    public async Task<GenerationList> SettleAsync(CancellationToken cancellationToken)
    {
        var found = await ReadAsync(cancellationToken);
        if (found.Building is { } building)
        {
            await LeaveAsync(building.Alias, building.Collection, building.Collection == found.Current?.Collection, cancellationToken);
        }

        foreach (var old in found.Retired.Where(old => old.Collection == found.Current?.Collection))
        {
            await client.DropAliasAsync(old.Alias, cancellationToken);
        }

        return await ReadAsync(cancellationToken);
    }

    /// <summary>
    /// Makes room for a model's rows: read at once where the community has none yet, else filled beside what is read now.
    /// </summary>
    public async Task<Generation> StartAsync(ModelIdentity model, CancellationToken cancellationToken)
    {
        var found = await ReadAsync(cancellationToken);
        var family = CollectionNames.FamilyOf(model, server.HasFullText());
        var taken = found.Retired.Select(old => old.Collection).Append(found.Current?.Collection).ToList();
        var versions = found.Collections.Select(name => CollectionNames.VersionOf(name, family)).OfType<int>().DefaultIfEmpty(0).Max();
        var shared = found.Collections
            .Where(name => CollectionNames.VersionOf(name, family) is not null && !taken.Contains(name))
            .MaxBy(name => CollectionNames.VersionOf(name, family));
        var collection = shared ?? CollectionNames.Versioned(family, versions + 1);
        await CollectionMaking.EnsureAsync(client, server, collection, model.Dimensions, cancellationToken);
        if (shared is not null)
        {
            await client.DeleteAsync(collection, Filters.OfCommunity(community), cancellationToken);
        }

        var alias = found.Current is null ? CollectionNames.AliasOf(community) : CollectionNames.BuildingAliasOf(community);
        await client.CreateAliasAsync(collection, alias, cancellationToken);
        return await DescribeAsync(alias, collection, cancellationToken);
    }

    /// <summary>Lets readers see a collection that was filled beside the current one.</summary>
    public async Task<Generation> SwapAsync(Generation filled, Generation current, CancellationToken cancellationToken)
    {
        var retired = CollectionNames.RetiredAliasOf(community, clock.GetUtcNow() + client.Options.GracePeriod);
        await client.CreateAliasAsync(current.Collection, retired, cancellationToken);

        // Past this line readers see the new rows, all of them.
        await client.AlterAliasAsync(filled.Collection, current.Alias, cancellationToken);
        await client.DropAliasAsync(filled.Alias, cancellationToken);
        return filled with { Alias = current.Alias };
    }

    /// <summary>Lets go what was replaced and whose grace period is over.</summary>
    public async Task ExpireAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        foreach (var old in (await ReadAsync(cancellationToken)).Retired.Where(old => old.Until <= now))
        {
            await LeaveAsync(old.Alias, old.Collection, isCurrent: false, cancellationToken);
        }
    }

    /// <summary>Takes everything of the community away.</summary>
    public async Task RemoveAsync(CancellationToken cancellationToken)
    {
        var found = await ReadAsync(cancellationToken);
        foreach (var place in new[] { found.Building, found.Current }.OfType<Generation>())
        {
            await LeaveAsync(place.Alias, place.Collection, isCurrent: false, cancellationToken);
        }

        foreach (var old in found.Retired)
        {
            await LeaveAsync(old.Alias, old.Collection, isCurrent: false, cancellationToken);
        }
    }

    // The last community to leave a collection drops it.
    private async Task LeaveAsync(string alias, string collection, bool isCurrent, CancellationToken cancellationToken)
    {
        await client.DropAliasAsync(alias, cancellationToken);
        if (isCurrent)
        {
            return;
        }

        if ((await client.ListAliasesAsync(collection, cancellationToken)).Count == 0)
        {
            await client.DropCollectionAsync(collection, cancellationToken);
        }
        else
        {
            await client.DeleteAsync(collection, Filters.OfCommunity(community), cancellationToken);
        }
    }

    private async Task<Generation> DescribeAsync(string alias, string collection, CancellationToken cancellationToken)
    {
        var schema = await client.DescribeCollectionAsync(collection, cancellationToken);
        return schema is not null && CollectionSchemas.DimensionsOf(schema) is { } dimensions
            ? new Generation(alias, collection, CollectionSchemas.HasFullText(schema), dimensions)
            : throw new WorkFaultException(
                $"The collection {collection} on Milvus is not one that Insights made; drop the alias {alias} there, then start again.");
    }
}
