using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Insights.Tests.Fakes;
using Xunit.Abstractions;

namespace Insights.Tests.Live;

/// <summary>
/// A mixed load of 200 requests a second on the program in a process of its own: ten seconds here, as many as INSIGHTS_LOAD_SECONDS says
/// elsewhere, on the fast model or the one of INSIGHTS_LOAD_MODEL. What is not answered rightly is an error; how many could be sent and how
/// long they took is reported, not judged, since machines differ.
/// </summary>
[Collection(nameof(MinedSample))]
public sealed class LoadTests(MinedSample sample, ITestOutputHelper output) : IDisposable
{
    private const int PerSecond = 200;
    private static readonly TimeProvider Clock = TimeProvider.System;

    private static readonly string[] Questions =
        ["How can I add a field to a collection that already has data?", "Why is my search slow?", "How much memory does an index need?", "Who won the football match?"];

    private readonly HttpClient client = new(new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.None, MaxConnectionsPerServer = 64 });
    private readonly ConcurrentBag<(string Kind, double Milliseconds)> times = [];
    private readonly ConcurrentBag<string> errors = [];

    public void Dispose() => client.Dispose();

    [Fact]
    public async Task Two_hundred_requests_a_second_are_answered_without_an_error()
    {
        var seconds = int.Parse(Environment.GetEnvironmentVariable("INSIGHTS_LOAD_SECONDS") ?? "10", CultureInfo.InvariantCulture);
        using var shell = await MineAsync(Environment.GetEnvironmentVariable("INSIGHTS_LOAD_MODEL"));
        await using var server = await ServeProcess.StartAsync(shell, ("INSIGHTS__Web__RequestsPerMinute", "1000000"));
        client.BaseAddress = server.Address;
        var requests = await MixAsync();
        var sent = new List<Task>();
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(5), Clock);
        var started = Clock.GetTimestamp();
        while (await timer.WaitForNextTickAsync() && Clock.GetElapsedTime(started).TotalSeconds < seconds)
        {
            var due = (int)(Clock.GetElapsedTime(started).TotalSeconds * PerSecond);
            while (sent.Count < due)
            {
                var (kind, make) = requests[sent.Count % requests.Count];
                sent.Add(SendAsync(kind, make));
            }
        }

        await Task.WhenAll(sent);
        foreach (var kind in times.GroupBy(time => time.Kind).Append(times.GroupBy(_ => "all").Single()))
        {
            var sorted = kind.Select(time => time.Milliseconds).Order().ToList();
            output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{kind.Key,-8} {sorted.Count,6} requests, p50 {sorted[sorted.Count / 2]:0.0} ms, p99 {sorted[(int)(sorted.Count * 0.99)]:0.0} ms, most {sorted[^1]:0.0} ms"));
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{sent.Count} requests in {seconds} s, {errors.Count} errors, peak memory {server.PeakMegabytes} MB"));
        Assert.Empty(errors);
        Assert.Equal(0, await server.EndAsync("TERM"));
    }

    private async Task<Shell> MineAsync(string? model)
    {
        if (string.IsNullOrEmpty(model))
        {
            return sample.Copy();
        }

        var shell = new Shell().With("INSIGHTS__Embedding__Model", model);
        var told = await shell.HereAsync("run", "--source", SampleCommunity.Folder);
        Assert.True(told.Code == 0, told.Error);
        return shell;
    }

    // In a hundred: 30 entry pages, 20 asked by programs, 15 the FAQ, 10 the FAQ as known, 10 entries, 8 assets, 5 asked by people, 2 feed.
    private async Task<IReadOnlyList<(string Kind, Func<HttpRequestMessage> Make)>> MixAsync()
    {
        var home = await client.GetStringAsync(new Uri("/", UriKind.Relative));
        var entries = Regex.Matches(home, "href=\"\\./(q/[^\"]+)\"").Select(match => match.Groups[1].Value).Distinct().ToList();
        var assets = Regex.Matches(home, "\"\\./(assets/[^\"]+)\"").Select(match => match.Groups[1].Value).Distinct().ToList();
        var ids = JsonDocument.Parse(await client.GetStringAsync(new Uri("/api/entries", UriKind.Relative))).RootElement.GetProperty("entries")
            .EnumerateArray().Select(entry => entry.GetProperty("id").GetString()!).ToList();
        using var known = await client.GetAsync(new Uri("/", UriKind.Relative));
        var tag = known.Headers.ETag!.ToString();
        var kinds = new (string Kind, int Share, Func<int, HttpRequestMessage> Make)[]
        {
            ("entry", 30, place => Get(entries[place % entries.Count])),
            ("api/ask", 20, place => new HttpRequestMessage(HttpMethod.Post, "/api/ask")
            {
                Content = new StringContent(JsonSerializer.Serialize(new { question = Questions[place % Questions.Length] }), Encoding.UTF8, "application/json"),
            }),
            ("home", 15, _ => Get("", ("Accept-Encoding", "br"))),
            ("known", 10, _ => Get("", ("If-None-Match", tag))),
            ("api", 10, place => Get("api/entries/" + ids[place % ids.Count])),
            ("asset", 8, place => Get(assets[place % assets.Count])),
            ("ask", 5, place => Get("ask?q=" + Uri.EscapeDataString(Questions[place % Questions.Length]))),
            ("feed", 2, _ => Get("feed.atom")),
        };
        var mix = kinds.SelectMany(kind => Enumerable.Range(0, kind.Share).Select(place => (kind.Kind, Make: (Func<HttpRequestMessage>)(() => kind.Make(place)))))
            .Select((request, place) => (request, Order: place * 37 % 100)).OrderBy(pair => pair.Order).Select(pair => pair.request).ToList();
        Assert.Equal(100, mix.Count);
        return mix;
    }

    private static HttpRequestMessage Get(string path, params IReadOnlyList<(string Name, string Value)> headers)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, "/" + path);
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return request;
    }

    private async Task SendAsync(string kind, Func<HttpRequestMessage> make)
    {
        var started = Clock.GetTimestamp();
        try
        {
            using var request = make();
            using var answer = await client.SendAsync(request);
            var body = await answer.Content.ReadAsByteArrayAsync();
            var isRight = kind == "known" ? answer.StatusCode == HttpStatusCode.NotModified : answer.StatusCode == HttpStatusCode.OK && body.Length > 0;
            times.Add((kind, Clock.GetElapsedTime(started).TotalMilliseconds));
            if (!isRight)
            {
                errors.Add($"{kind}: {answer.StatusCode}");
            }
        }
        catch (Exception cause) when (cause is HttpRequestException or IOException or TaskCanceledException)
        {
            errors.Add($"{kind}: {cause.GetType().Name}");
        }
    }
}
