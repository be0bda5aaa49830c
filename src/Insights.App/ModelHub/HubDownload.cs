using System.Net;
using System.Net.Http.Headers;

namespace Insights.App.ModelHub;

/// <summary>
/// Fetches files of a model hub laid out as <c>{hub}/{name}/resolve/main/{file}</c>; a download that was cut short goes
/// on where it stopped.
/// </summary>
internal sealed class HubDownload(HttpClient http, Uri hub)
{
    /// <summary>Brings a file to <paramref name="path"/>.</summary>
    /// <returns>False where the hub does not have it.</returns>
    /// <exception cref="WorkFaultException">The hub does not answer, or breaks off.</exception>
    public async Task<bool> FetchAsync(string name, string file, string path, CancellationToken cancellationToken)
    {
        var address = new Uri($"{hub.AbsoluteUri.TrimEnd('/')}/{name}/resolve/main/{file}");
        var part = path + ".part";
        var tag = path + ".etag";
        try
        {
            while (true)
            {
                var have = File.Exists(part) ? new FileInfo(part).Length : 0;
                using var request = new HttpRequestMessage(HttpMethod.Get, address);
                AskForRest(request, have, tag);
                using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
                if (response.StatusCode == HttpStatusCode.NotFound)
                {
                    return false;
                }

                // The rest that we asked for does not exist: what we have is not the start of this file, or is all of
                // it.
                if (response.StatusCode == HttpStatusCode.RequestedRangeNotSatisfiable && have > 0)
                {
                    if (response.Content.Headers.ContentRange?.Length == have)
                    {
                        break;
                    }

                    File.Delete(part);
                    continue;
                }

                response.EnsureSuccessStatusCode();
                await SaveAsync(response, part, tag, have, cancellationToken);
                break;
            }

            File.Move(part, path, overwrite: true);
            File.Delete(tag);
            return true;
        }
        catch (Exception cause) when (cause is HttpRequestException or HttpIOException or TimeoutException
            || (cause is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            throw new WorkFaultException(
                $"The model hub did not give {address} ({cause.Message}). Check Embedding:HubUri and the network and pull again, which goes on where it "
                + "stopped; without a network use `insights models import FOLDER`.",
                cause);
        }
    }

    private static void AskForRest(HttpRequestMessage request, long have, string tag)
    {
        if (have == 0)
        {
            return;
        }

        request.Headers.Range = new RangeHeaderValue(have, null);

        // With the old tag the hub sends the whole file when it has changed since.
        if (File.Exists(tag) && EntityTagHeaderValue.TryParse(File.ReadAllText(tag), out var known) && !known.IsWeak)
        {
            request.Headers.IfRange = new RangeConditionHeaderValue(known);
        }
    }

    private static async Task SaveAsync(
        HttpResponseMessage response, string part, string tag, long have, CancellationToken cancellationToken)
    {
        var goesOn = response.StatusCode == HttpStatusCode.PartialContent && response.Content.Headers.ContentRange?.From == have;
        if (response.StatusCode == HttpStatusCode.PartialContent && !goesOn)
        {
            throw new HttpRequestException("it sent another part than was asked for");
        }

        if (response.Headers.ETag is { IsWeak: false } strong)
        {
            await File.WriteAllTextAsync(tag, strong.ToString(), cancellationToken);
        }

        var wanted = response.Content.Headers.ContentLength;
        await using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
        await using var target = new FileStream(part, goesOn ? FileMode.Append : FileMode.Create, FileAccess.Write, FileShare.None);
        var start = target.Length;
        await body.CopyToAsync(target, cancellationToken);
        if (wanted is { } length && target.Length - start != length)
        {
            throw new HttpRequestException($"it broke off after {target.Length} bytes");
        }
    }
}
