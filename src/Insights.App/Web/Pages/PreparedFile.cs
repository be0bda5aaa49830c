using System.IO.Compression;
using System.Security.Cryptography;
using Insights.Publish.Site;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Insights.App.Web.Pages;

/// <summary>A file of the site, compressed once for all who ask for it, with tags that tell whether a browser has it already.</summary>
internal sealed class PreparedFile : IResult
{
    private const int SmallestCompressed = 512;

    private readonly SiteFile file;
    private readonly string tag;
    private readonly byte[]? brotli;
    private readonly byte[]? gzip;

    public PreparedFile(SiteFile file)
    {
        this.file = file;
        tag = Convert.ToHexStringLower(SHA256.HashData(file.Content).AsSpan(0, 8));
        if (file.Content.Length >= SmallestCompressed)
        {
            brotli = Compress(file.Content, target => new BrotliStream(target, CompressionLevel.Optimal, leaveOpen: true));
            gzip = Compress(file.Content, target => new GZipStream(target, CompressionLevel.Optimal, leaveOpen: true));
        }
    }

    /// <summary>The page's own security policy, where it differs from the site's.</summary>
    public string? Policy { get; init; }

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var (request, response) = (httpContext.Request, httpContext.Response);
        var (content, encoding) = Choose(request.Headers.AcceptEncoding.ToString());
        var eTag = $"\"{tag}{(encoding is null ? "" : "-" + encoding)}\"";
        response.Headers.ETag = eTag;
        response.Headers.Vary = HeaderNames.AcceptEncoding;
        response.Headers.CacheControl = file.Path.StartsWith(SiteAssets.Folder + "/", StringComparison.Ordinal)
            ? "public, max-age=31536000, immutable"
            : "public, no-cache";
        if (Policy is not null)
        {
            response.Headers.ContentSecurityPolicy = Policy;
        }

        if (request.Headers.IfNoneMatch.ToString().Split(',', StringSplitOptions.TrimEntries).Any(known => known == "*" || known.TrimStart('W', '/') == eTag))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        response.ContentType = file.ContentType;
        response.ContentLength = content.Length;
        if (encoding is not null)
        {
            response.Headers.ContentEncoding = encoding;
        }

        if (!HttpMethods.IsHead(request.Method))
        {
            await response.Body.WriteAsync(content, httpContext.RequestAborted);
        }
    }

    private (byte[] Content, string? Encoding) Choose(string accepted)
    {
        if (brotli is null || !StringWithQualityHeaderValue.TryParseList([accepted], out var encodings))
        {
            return (file.Content, null);
        }

        bool Accepts(string name) => encodings.Any(encoding => encoding.Value.Equals(name, StringComparison.OrdinalIgnoreCase) && encoding.Quality is null or > 0);
        return Accepts("br") ? (brotli, "br") : Accepts("gzip") ? (gzip!, "gzip") : (file.Content, null);
    }

    private static byte[] Compress(byte[] content, Func<Stream, Stream> open)
    {
        using var target = new MemoryStream();
        using (var stream = open(target))
        {
            stream.Write(content);
        }

        return target.ToArray();
    }
}
