using System.Net;
using System.Text.RegularExpressions;

namespace Insights.Tests.Fakes;

/// <summary>A browser without scripts: keeps cookies, follows redirects, sends forms with their hidden fields.</summary>
internal sealed class Visitor(Uri server) : IDisposable
{
    private readonly HttpClient client = new(new SocketsHttpHandler { CookieContainer = new CookieContainer() }) { BaseAddress = server };

    public async Task<(HttpStatusCode Status, string Body, Uri At)> OpenAsync(string path)
    {
        using var answer = await client.GetAsync(new Uri(path, UriKind.RelativeOrAbsolute));
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(), answer.RequestMessage!.RequestUri!);
    }

    /// <summary>Sends the first form of a page that posts, with these values over its own.</summary>
    public Task<(HttpStatusCode Status, string Body, Uri At)> SubmitAsync(string page, params IReadOnlyList<(string Name, string Value)> values) =>
        SubmitToAsync(page, "", values);

    /// <summary>Sends the first form of a page that posts to an address with this ending.</summary>
    public async Task<(HttpStatusCode Status, string Body, Uri At)> SubmitToAsync(
        string page, string ending, params IReadOnlyList<(string Name, string Value)> values)
    {
        var (_, body, at) = await OpenAsync(page);
        var form = Regex.Match(body, $"(?s)<form[^>]*method=\"post\"[^>]*action=\"(?<action>[^\"]*{ending})\".*?</form>");
        Assert.True(form.Success, body);
        var own = Regex.Matches(form.Value, "type=\"hidden\" name=\"(?<name>[^\"]+)\" value=\"(?<value>[^\"]*)\"")
            .Select(field => (Name: field.Groups["name"].Value, Value: WebUtility.HtmlDecode(field.Groups["value"].Value)))
            .Where(field => values.All(value => value.Name != field.Name));
        using var content = new FormUrlEncodedContent(own.Concat(values).Select(value => KeyValuePair.Create(value.Name, value.Value)));
        using var answer = await client.PostAsync(new Uri(at, form.Groups["action"].Value), content);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(), answer.RequestMessage!.RequestUri!);
    }

    /// <summary>Sends a form without having read one, as another site's page would.</summary>
    public async Task<HttpStatusCode> ForgeAsync(string path, params IReadOnlyList<(string Name, string Value)> values)
    {
        using var content = new FormUrlEncodedContent(values.Select(value => KeyValuePair.Create(value.Name, value.Value)));
        using var answer = await client.PostAsync(new Uri(path, UriKind.Relative), content);
        return answer.StatusCode;
    }

    public void Dispose() => client.Dispose();
}
