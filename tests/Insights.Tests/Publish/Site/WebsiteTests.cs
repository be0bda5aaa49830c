using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Insights.Publish;
using Insights.Publish.Site;
using Insights.Tests.Answer;
using Insights.Tests.Fakes;

namespace Insights.Tests.Publish.Site;

public sealed class WebsiteTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("insights-site-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void The_pages_read_as_approved() => Approved.Matches(
        string.Join("\n\n", new[] { "index.html", "q/aaaaaaaa.html", "changes.html", "feed.atom", "llms.txt", "sitemap.xml" }
            .Select(path => $"## {path}\n\n```text\n{Regex.Replace(Read(Harbour(), path), @"\.[0-9a-f]{12}\.", ".HASH.")}\n```")) + "\n",
        "Website");

    [Fact]
    public void The_same_publication_gives_the_same_bytes()
    {
        var (one, other) = (Harbour(), Harbour());
        Assert.All(one.Paths, path => Assert.Equal(one.Find(path)!.Content, other.Find(path)!.Content));
    }

    [Fact]
    public void Every_link_of_every_page_leads_to_a_file_of_the_site()
    {
        var site = Harbour();
        var pages = site.Paths.Where(path => path.EndsWith(".html", StringComparison.Ordinal)).ToList();
        Assert.True(pages.Count >= 5);
        foreach (var page in pages)
        {
            var text = Read(site, page);
            foreach (var link in Regex.Matches(text, "(?:href|src)=\"([^\"]+)\"").Select(match => match.Groups[1].Value).Where(link => !link.StartsWith("http", StringComparison.Ordinal)))
            {
                var target = new Uri(new Uri($"http://site/{page}"), link);
                Assert.True(site.Has(target.AbsolutePath[1..]), $"{page} links to {link}");
                if (target.Fragment.Length > 1 && target.AbsolutePath == $"/{page}")
                {
                    Assert.Contains($"id=\"{target.Fragment[1..]}\"", text, StringComparison.Ordinal);
                }
            }
        }
    }

    [Fact]
    public void No_page_asks_for_anything_from_elsewhere_and_none_has_a_script_within()
    {
        var site = Harbour();
        foreach (var text in site.Paths.Where(path => path.EndsWith(".html", StringComparison.Ordinal)).Select(path => Read(site, path)))
        {
            Assert.DoesNotMatch("<(?:script|img|link)(?! rel=\"canonical\")[^>]+(?:src|href)=\"(?:https?:)?//", text);
            Assert.DoesNotMatch("<script(?! src=| type=\"application/ld\\+json\")", text);
            Assert.DoesNotMatch("<style|\\sstyle=|\\son[a-z]+=", text);
        }
    }

    [Fact]
    public void Hostile_text_stays_text_in_pages_data_and_feeds()
    {
        const string Hostile = "</script><script>alert(1)</script> ]]> & \"quoted\"";
        var entry = Faqs.Harbour.Entries[0] with { Question = Hostile, AlsoAsked = [Hostile], Note = Hostile };
        var site = SiteOf(Faqs.Harbour with { Entries = [entry], Community = Hostile });
        foreach (var path in new[] { "index.html", "q/aaaaaaaa.html", "changes.html" })
        {
            Assert.DoesNotContain("<script>", Read(site, path), StringComparison.Ordinal);
        }

        var data = JsonSerializer.Deserialize<JsonElement>(Regex.Match(Read(site, "index.html"), "(?s)ld\\+json\">(.*?)</script>").Groups[1].Value);
        Assert.Equal("FAQPage", data.GetProperty("@type").GetString());
        Assert.Contains("</script><script>alert(1)", data.GetProperty("mainEntity")[0].GetProperty("name").GetString(), StringComparison.Ordinal);
        Assert.Contains("alert(1)", XDocument.Parse(Read(site, "feed.atom")).Root!.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_merged_leads_to_its_heir_and_what_was_taken_back_to_nothing()
    {
        var publication = Faqs.Harbour with
        {
            Retired = [new RetiredEntry("faq-old", "old-question", "faq-bbbbbbbb", "merged"), new RetiredEntry("faq-gone", "faq-gone", null, "withdrawn")],
        };
        var site = SiteOf(publication);
        Assert.Equal("bbbbbbbb", site.Moves["q/old-question"]!.Slug);
        Assert.Equal("bbbbbbbb", site.Moves["q/faq-old"]!.Slug);
        Assert.Equal("aaaaaaaa", site.Moves["q/faq-aaaaaaaa"]!.Slug);
        Assert.Null(site.Moves["q/faq-gone"]);
        Assert.Contains("url=../q/bbbbbbbb.html", Read(site, "q/old-question.html"), StringComparison.Ordinal);
        Assert.False(site.Has("q/faq-gone.html"));
    }

    [Fact]
    public async Task A_folder_gets_the_site_loses_what_is_gone_and_keeps_the_files_of_others()
    {
        await SiteFolder.WriteAsync(folder, Harbour(), CancellationToken.None);
        await File.WriteAllTextAsync(Path.Combine(folder, "CNAME"), "faq.example.org");
        var untouched = File.GetLastWriteTimeUtc(Path.Combine(folder, "q", "bbbbbbbb.html"));
        await SiteFolder.WriteAsync(folder, SiteOf(Faqs.Harbour with { Entries = [.. Faqs.Harbour.Entries.Skip(1)] }), CancellationToken.None);
        Assert.False(File.Exists(Path.Combine(folder, "q", "aaaaaaaa.html")));
        Assert.True(File.Exists(Path.Combine(folder, "CNAME")));
        Assert.True(File.Exists(Path.Combine(folder, "index.html")));
        Assert.Empty(Directory.GetFiles(folder, "*.tmp", SearchOption.AllDirectories));
        Assert.NotEqual(default, untouched);
    }

    private static Website Harbour() => SiteOf(Faqs.Harbour);

    private static Website SiteOf(Publication publication) => new(
        new CommittedPublication(publication, FaqJson.Write(publication), [
            new ChangeLogDay(new DateOnly(2024, 1, 3), [new EntryChange(ChangeKind.Added, "faq-aaaaaaaa", null, []), new EntryChange(ChangeKind.Merged, "faq-old", "faq-bbbbbbbb", [])]),
            new ChangeLogDay(new DateOnly(2024, 1, 2), [new EntryChange(ChangeKind.Added, "faq-bbbbbbbb", null, [])]),
        ]),
        new WebsiteOptions { IsStatic = true, Address = new Uri("https://faq.example.org/harbour") });

    private static string Read(Website site, string path) => Encoding.UTF8.GetString(site.Find(path)!.Content);
}
