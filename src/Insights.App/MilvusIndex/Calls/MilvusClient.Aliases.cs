namespace Insights.App.MilvusIndex.Calls;

/// <summary>Aliases: the names under which collections are read.</summary>
internal sealed partial class MilvusClient
{
    public Task CreateAliasAsync(string collection, string alias, CancellationToken cancellationToken)
    {
        var request = new Wire.CreateAliasRequest { DbName = Database, CollectionName = collection, Alias = alias };
        return DoAsync("create an alias", (service, options) => service.CreateAliasAsync(request, options), cancellationToken);
    }

    /// <summary>Lets an alias name another collection, at once for all readers.</summary>
    public Task AlterAliasAsync(string collection, string alias, CancellationToken cancellationToken)
    {
        var request = new Wire.AlterAliasRequest { DbName = Database, CollectionName = collection, Alias = alias };
        return DoAsync("move an alias", (service, options) => service.AlterAliasAsync(request, options), cancellationToken);
    }

    /// <summary>Drops an alias; one that is not there is dropped.</summary>
    public async Task DropAliasAsync(string alias, CancellationToken cancellationToken)
    {
        try
        {
            var request = new Wire.DropAliasRequest { DbName = Database, Alias = alias };
            await DoAsync("drop an alias", (service, options) => service.DropAliasAsync(request, options), cancellationToken);
        }
        catch (WorkFaultException fault) when (MilvusRefusal.Says(fault, refusal => refusal.IsMissingAlias))
        {
            // A try whose answer was lost did it.
        }
    }

    public async Task<IReadOnlyList<string>> ListAliasesAsync(string collection, CancellationToken cancellationToken)
    {
        var request = new Wire.ListAliasesRequest { DbName = Database, CollectionName = collection };
        var reply = await connection.CallAsync(
            "list aliases", (service, options) => service.ListAliasesAsync(request, options), reply => reply.Status, cancellationToken);
        return reply.Aliases;
    }
}
