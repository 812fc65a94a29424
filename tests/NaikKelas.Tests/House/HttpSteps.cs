using System.Net;
using AngleSharp.Html.Dom;

namespace NaikKelas.Tests.House;

/// <summary>What a person does in a browser, as far as tests need it.</summary>
internal static class HttpSteps
{
    extension(HttpClient browser)
    {
        /// <summary>Opens a page that must be there.</summary>
        public async Task<IHtmlDocument> OpenAsync(string url)
        {
            using var response = await browser.GetAsync(new Uri(url, UriKind.Relative), World.Ct);
            Assert.True(
                response.StatusCode == HttpStatusCode.OK,
                $"GET {url} → {(int)response.StatusCode} {response.Headers.Location}"
            );
            return await World.ReadAsync(response);
        }

        /// <summary>Opens the page that holds the form, takes its antiforgery token, and sends the fields.</summary>
        /// <param name="url">Where the form is sent.</param>
        /// <param name="fields">Name and value; a name may come twice.</param>
        /// <param name="page">The page that shows the form, where it is another one.</param>
        public async Task<HttpResponseMessage> SendAsync(
            string url,
            IEnumerable<(string Name, string Value)> fields,
            string? page = null
        )
        {
            var token = await browser.TokenAsync(page ?? url);
            using var content = new FormUrlEncodedContent([
                .. fields.Select(f => KeyValuePair.Create(f.Name, f.Value)),
                KeyValuePair.Create("__RequestVerificationToken", token),
            ]);
            return await browser.PostAsync(new Uri(url, UriKind.Relative), content, World.Ct);
        }

        /// <summary>The antiforgery token of a page's form; it is the person's, not the page's.</summary>
        public async Task<string> TokenAsync(string page)
        {
            using var form = await browser.GetAsync(new Uri(page, UriKind.Relative), World.Ct);
            return (await World.ReadAsync(form))
                    .QuerySelector("main input[name=__RequestVerificationToken]")
                    ?.GetAttribute("value")
                ?? "";
        }
    }
}
