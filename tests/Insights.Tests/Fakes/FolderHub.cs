using System.Net;
using System.Net.Http.Headers;

namespace Insights.Tests.Fakes;

/// <summary>A model hub that serves a folder as <c>/{name}/resolve/main/{file}</c>, with ranges, and can break off.</summary>
internal sealed class FolderHub(string folder) : HttpMessageHandler
{
    public List<string> Requests { get; } = [];

    /// <summary>The next body ends after that many bytes.</summary>
    public int? BreakOffAfter { get; set; }

    public bool IsDown { get; set; }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (IsDown)
        {
            throw new HttpRequestException("Connection refused");
        }

        var parts = request.RequestUri!.AbsolutePath.Split("/resolve/main/");
        var path = Path.Combine(folder, parts[1]);
        Requests.Add($"{parts[0].TrimStart('/')} {parts[1]} {request.Headers.Range}".TrimEnd());
        if (!File.Exists(path))
        {
            return new HttpResponseMessage(HttpStatusCode.NotFound);
        }

        var bytes = await File.ReadAllBytesAsync(path, cancellationToken);
        var from = (int)(request.Headers.Range?.Ranges.Single().From ?? 0);
        if (from >= bytes.Length && from > 0)
        {
            var refusal = new HttpResponseMessage(HttpStatusCode.RequestedRangeNotSatisfiable) { Content = new ByteArrayContent([]) };
            refusal.Content.Headers.ContentRange = new ContentRangeHeaderValue(bytes.Length);
            return refusal;
        }

        var length = Math.Min(bytes.Length - from, BreakOffAfter ?? int.MaxValue);
        BreakOffAfter = null;
        var response = new HttpResponseMessage(from > 0 ? HttpStatusCode.PartialContent : HttpStatusCode.OK)
        {
            Content = new StreamContent(new MemoryStream(bytes, from, length)),
        };
        response.Content.Headers.ContentLength = bytes.Length - from;
        if (from > 0)
        {
            response.Content.Headers.ContentRange = new ContentRangeHeaderValue(from, bytes.Length - 1, bytes.Length);
        }

        return response;
    }
}
