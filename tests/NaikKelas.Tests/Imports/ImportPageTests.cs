using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using NaikKelas.Kernel.Access;
using NaikKelas.Tests.House;

namespace NaikKelas.Tests.Imports;

public sealed class ImportPageTests
{
    private const string Page = "/koperasi/impor/pengurus";

    [Fact]
    public async Task A_sheet_goes_from_upload_over_its_dry_run_into_the_registry()
    {
        await using var world = await World.StartAsync();
        var names = await world.FoundCooperativesAsync(1);
        using var browser = await world.Officer().BrowserAsync();
        var file = Importing.Xlsx(
            Importing.OfficerHeadings,
            Importing.Officer(Importing.Nik(1), "Siti Rahma", names[0]),
            Importing.Officer("123", "Wulan Sari", names[0], "Bendahara")
        );

        using var uploaded = await UploadAsync(browser, file);
        Assert.Equal(HttpStatusCode.Redirect, uploaded.StatusCode);
        var run = uploaded.Headers.Location!.OriginalString;
        var dryRun = await browser.OpenAsync(run);
        Assert.Contains("A3", dryRun.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Impor yang benar saja (1 baris)", dryRun.Body.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Impor semua", dryRun.Body.TextContent, StringComparison.Ordinal);

        using var marked = await browser.GetAsync(
            new Uri($"{run}?handler=Marked", UriKind.Relative),
            World.Ct
        );
        Assert.Equal("data-ditandai.xlsx", marked.Content.Headers.ContentDisposition?.FileName);

        using var all = await browser.SendAsync($"{run}?handler=Apply", [("mode", "all")], run);
        Assert.Equal(HttpStatusCode.Conflict, all.StatusCode);
        using var good = await browser.SendAsync($"{run}?handler=Apply", [("mode", "good")], run);
        Assert.Equal(HttpStatusCode.Redirect, good.StatusCode);
        Assert.Contains(
            "1 baris diimpor",
            (await browser.OpenAsync(run)).Body!.TextContent,
            StringComparison.Ordinal
        );

        using var again = await UploadAsync(
            browser,
            Importing.Xlsx(
                Importing.OfficerHeadings,
                Importing.Officer(Importing.Nik(1), "Siti Rahma", names[0])
            )
        );
        Assert.Contains(
            "tidak ada yang perlu diimpor",
            (await browser.OpenAsync(again.Headers.Location!.OriginalString)).Body!.TextContent,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_large_sheet_is_imported_by_a_job_that_shows_how_far_it_is()
    {
        await using var world = await World.StartAsync();
        var names = await world.FoundCooperativesAsync(5);
        using var browser = await world.Officer().BrowserAsync();
        using var uploaded = await UploadAsync(
            browser,
            Importing.Xlsx(
                Importing.OfficerHeadings,
                Enumerable
                    .Range(0, 250)
                    .Select(i =>
                        Importing.Officer(Importing.Nik(i + 1), "Siti Rahma", names[i % 5], "Karyawan")
                    )
            )
        );
        var run = uploaded.Headers.Location!.OriginalString;
        using var started = await browser.SendAsync($"{run}?handler=Apply", [("mode", "all")], run);
        Assert.StartsWith("/pekerjaan/", started.Headers.Location!.OriginalString, StringComparison.Ordinal);
        var done = "";
        while (!done.Contains("250 baris diimpor", StringComparison.Ordinal))
        {
            World.Ct.ThrowIfCancellationRequested();
            await Task.Yield();
            done = (await browser.OpenAsync(run)).Body!.TextContent;
            Assert.DoesNotContain("gagal", done, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public async Task Nobody_else_sees_an_uploaded_sheet()
    {
        await using var world = await World.StartAsync();
        using var browser = await world.Officer().BrowserAsync();
        using var uploaded = await UploadAsync(
            browser,
            Importing.Xlsx(
                Importing.OfficerHeadings,
                [
                    ["1"],
                ]
            )
        );
        var run = uploaded.Headers.Location!.OriginalString;
        using var other = await world.As(Role.Officer, "35").BrowserAsync();
        foreach (var address in new[] { run, $"{run}?handler=Marked" })
        {
            using var answer = await other.GetAsync(new Uri(address, UriKind.Relative), World.Ct);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }

        using var apply = await other.SendAsync($"{run}?handler=Apply", [("mode", "good")], Page);
        Assert.Equal(HttpStatusCode.NotFound, apply.StatusCode);
        using var rat = await browser.GetAsync(
            new Uri(run.Replace("pengurus", "rat", StringComparison.Ordinal), UriKind.Relative),
            World.Ct
        );
        Assert.Equal(HttpStatusCode.NotFound, rat.StatusCode);
    }

    [Fact]
    public async Task A_form_that_is_not_ours_is_refused()
    {
        await using var world = await World.StartAsync();
        using var browser = await world.Officer().BrowserAsync();
        using var upload = Form("", new ByteArrayContent([1, 2, 3]), "data.xlsx");
        using var refused = await browser.PostAsync(new Uri(Page, UriKind.Relative), upload, World.Ct);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        using var apply = await browser.PostAsync(
            new Uri($"{Page}/{Guid.Empty}?handler=Apply", UriKind.Relative),
            new FormUrlEncodedContent([KeyValuePair.Create("mode", "all")]),
            World.Ct
        );
        Assert.Equal(HttpStatusCode.BadRequest, apply.StatusCode);
    }

    [Fact]
    public async Task Two_hundred_megabytes_are_cut_off_on_the_way_in()
    {
        await using var world = await World.StartAsync();
        using var browser = await world.Officer().BrowserAsync();
        using var endless = new Zeros(200L * 1024 * 1024);
        using var refused = await SendAsync(browser, new StreamContent(endless), "besar.xlsx");
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, refused.StatusCode);
        Assert.Contains("20 MB", await TextAsync(refused), StringComparison.Ordinal);
        Assert.True(endless.Position < 40L * 1024 * 1024, $"{endless.Position} bytes were taken in.");
    }

    [Fact]
    public async Task Files_that_are_no_sheets_are_refused_with_the_reason()
    {
        await using var world = await World.StartAsync();
        using var browser = await world.Officer().BrowserAsync();
        await RefusesAsync("bukan berkas Excel"u8.ToArray(), "data.xlsx", "bukan berkas Excel (.xlsx)");
        await RefusesAsync([], "kosong.xlsx", "Berkas kosong");
        await RefusesAsync(Bomb(), "bom.xlsx", "mengembang");
        await RefusesAsync(
            Importing.Xlsx(
                Importing.OfficerHeadings,
                Enumerable.Range(0, 50_000).Select(_ => new string?[] { "1" })
            ),
            "banyak.xlsx",
            "20.000"
        );

        async Task RefusesAsync(byte[] content, string name, string reason)
        {
            using var refused = await UploadAsync(browser, content, name);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
            Assert.Contains(reason, await TextAsync(refused), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Formulas_and_missing_headings_are_told_in_the_dry_run()
    {
        await using var world = await World.StartAsync();
        var names = await world.FoundCooperativesAsync(1);
        using var browser = await world.Officer().BrowserAsync();
        using var formulas = await UploadAsync(
            browser,
            Edited(
                Importing.Xlsx(
                    Importing.OfficerHeadings,
                    Importing.Officer(Importing.Nik(1), "Siti Rahma", names[0])
                ),
                xml =>
                    Regex.Replace(
                        xml,
                        "<c r=\"B2\".*?</c>",
                        "<c r=\"B2\"><f>1+1</f><v>2</v></c>",
                        RegexOptions.None,
                        TimeSpan.FromSeconds(1)
                    )
            )
        );
        var page = await browser.OpenAsync(formulas.Headers.Location!.OriginalString);
        Assert.Contains("B2", page.QuerySelector("#masalah")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("rumus", page.Body!.TextContent, StringComparison.OrdinalIgnoreCase);

        using var headings = await UploadAsync(
            browser,
            Importing.Xlsx(
                ["Nama", "Jabatan"],
                [
                    ["Siti", "Ketua"],
                ]
            )
        );
        page = await browser.OpenAsync(headings.Headers.Location!.OriginalString);
        Assert.Contains("judul kolomnya bermasalah", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("button[name=mode]"));

        using var merged = await UploadAsync(
            browser,
            Edited(
                Importing.Xlsx(
                    Importing.OfficerHeadings,
                    Importing.Officer(Importing.Nik(1), "Siti Rahma", names[0])
                ),
                xml =>
                    xml.Replace(
                        "</sheetData>",
                        "</sheetData><mergeCells count=\"1\"><mergeCell ref=\"A1:B1\"/></mergeCells>",
                        StringComparison.Ordinal
                    )
            )
        );
        page = await browser.OpenAsync(merged.Headers.Location!.OriginalString);
        Assert.Contains("A1:B1", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("button[name=mode]"));
    }

    private static Task<HttpResponseMessage> UploadAsync(
        HttpClient browser,
        byte[] content,
        string name = "data.xlsx"
    ) => SendAsync(browser, new ByteArrayContent(content), name);

    private static async Task<HttpResponseMessage> SendAsync(
        HttpClient browser,
        HttpContent content,
        string name
    )
    {
        var page = await browser.OpenAsync(Page);
        var token = page.QuerySelector("form[enctype] input[name=__RequestVerificationToken]");
        using var form = Form(token!.GetAttribute("value")!, content, name);
        return await browser.PostAsync(new Uri(Page, UriKind.Relative), form, World.Ct);
    }

    private static MultipartFormDataContent Form(string token, HttpContent content, string name)
    {
        content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        return new MultipartFormDataContent
        {
            { new StringContent(token), "__RequestVerificationToken" },
            { content, "File", name },
        };
    }

    private static async Task<string> TextAsync(HttpResponseMessage response) =>
        (await World.ReadAsync(response)).Body!.TextContent;

    /// <summary>One part that claims to be the sheet and inflates to a gigabyte.</summary>
    private static byte[] Bomb()
    {
        using var output = new MemoryStream();
        using (var zip = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var part = zip.CreateEntry("xl/worksheets/sheet1.xml").Open();
            var zeros = new byte[1024 * 1024];
            for (var i = 0; i < 250; i++)
                part.Write(zeros);
        }

        return output.ToArray();
    }

    /// <summary>The same workbook with its sheet's XML changed by hand.</summary>
    private static byte[] Edited(byte[] xlsx, Func<string, string> edit)
    {
        using var file = new MemoryStream();
        file.Write(xlsx);
        using (var zip = new ZipArchive(file, ZipArchiveMode.Update, leaveOpen: true))
        {
            var entry = zip.Entries.First(e => e.FullName.Contains("worksheets/", StringComparison.Ordinal));
            string xml;
            using (var reader = new StreamReader(entry.Open()))
                xml = reader.ReadToEnd();
            var name = entry.FullName;
            entry.Delete();
            using var writer = new StreamWriter(zip.CreateEntry(name).Open());
            writer.Write(edit(xml));
        }

        return file.ToArray();
    }

    /// <summary>So many zero bytes, made as they are read.</summary>
    private sealed class Zeros(long length) : Stream
    {
        private long _at;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => length;

        public override long Position
        {
            get => _at;
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var some = (int)Math.Min(count, length - _at);
            Array.Clear(buffer, offset, some);
            _at += some;
            return some;
        }

        public override void Flush() { }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
