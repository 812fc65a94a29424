using System.Collections;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using NaikKelas.Kernel;

namespace NaikKelas.Interface;

/// <summary>What every control knows of its place in the form: name, id, words, what was typed, what is wrong.</summary>
internal sealed class FormPart
{
    private readonly ModelExpression _for;

    public FormPart(ModelExpression @for, ViewContext view, Texts texts, string? label, bool? required)
    {
        _for = @for;
        Name = view.ViewData.TemplateInfo.GetFullHtmlFieldName(@for.Name);
        Id = TagBuilder.CreateSanitizedId(Name, "_");
        Label = label ?? texts[Find<DisplayAttribute>()?.Name ?? @for.Metadata.PropertyName ?? Name];
        Required = required ?? Find<RequiredAttribute>() is not null;
        view.ViewData.ModelState.TryGetValue(Name, out var state);
        Error = state?.Errors is [var first, ..] ? texts[first.ErrorMessage] : null;
        Attempted = state?.RawValue switch
        {
            null => null,
            string one => [one],
            IEnumerable many => [.. many.Cast<object?>().Select(v => Written(v) ?? "")],
            var other => [Written(other) ?? ""],
        };
        FieldOrder.Remember(view.HttpContext, Name, Id, Label);
    }

    public string Name { get; }

    public string Id { get; }

    public string Label { get; }

    public bool Required { get; }

    public string? Error { get; }

    /// <summary>What was typed in the refused form; null when the form is fresh.</summary>
    public IReadOnlyList<string>? Attempted { get; }

    public string? Value =>
        Attempted is { } typed
            ? typed is [var first, ..]
                ? first
                : null
            : Written(_for.Model);

    public IReadOnlyList<string> Values =>
        Attempted
        ?? _for.Model switch
        {
            null => [],
            string one => [one],
            IEnumerable many => [.. many.Cast<object?>().Select(v => Written(v) ?? "")],
            var one => [Written(one) ?? ""],
        };

    public string CssClass => Error is null ? "field" : "field field-wrong";

    public string HintId => $"{Id}_hint";

    public string ErrorId => $"{Id}_error";

    public T? Find<T>()
        where T : Attribute
    {
        if (_for.Metadata is not { ContainerType: { } container, PropertyName: { } property })
            return null;
        return container.GetProperty(property)?.GetCustomAttribute<T>()
            ?? container
                .GetConstructors()
                .SelectMany(c => c.GetParameters())
                .FirstOrDefault(p => p.Name == property)
                ?.GetCustomAttribute<T>();
    }

    public string? DescribedBy(string? hint) =>
        (hint, Error) switch
        {
            (null, null) => null,
            (null, _) => ErrorId,
            (_, null) => HintId,
            _ => $"{HintId} {ErrorId}",
        };

    public IHtmlContent Star => Markup.When(Required, $" <span class=\"must\" aria-hidden=\"true\">*</span>");

    public IHtmlContent Notes(HttpContext http, string? hint) =>
        Markup.Of(
            $"{Markup.When(hint is not null, $"<p class=\"hint\" id=\"{HintId}\">{hint}</p>")}{Markup.When(Error is not null, $"<p class=\"field-error\" id=\"{ErrorId}\">{Asset.Icon(http, "alert-circle")}<span>{Error}</span></p>")}"
        );

    /// <summary>A value the way the model binder reads it back: dates by ISO, money grouped as people write it.</summary>
    public static string? Written(object? value) =>
        value switch
        {
            null => null,
            string text => text,
            Enum word => word.ToString(),
            bool flag => flag ? "true" : "false",
            DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            TimeOnly time => time.ToString("HH:mm", CultureInfo.InvariantCulture),
            DateTime instant => instant.ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture),
            Rupiah amount => amount.Value.ToString("N0", Rupiah.Culture),
            decimal number => number.ToString("0.#########", CultureInfo.CurrentCulture),
            _ when Ids.IsId(value.GetType()) => Ids.ValueOf(value).ToString(),
            IFormattable other => other.ToString(null, CultureInfo.CurrentCulture),
            _ => value.ToString(),
        };
}

/// <summary>The order in which the controls stand on the page: the error summary follows it.</summary>
internal static class FieldOrder
{
    private const string Key = "naikkelas.fields";

    public static void Remember(HttpContext http, string name, string id, string label) =>
        Of(http).TryAdd(name, (id, label));

    public static OrderedDictionary<string, (string Id, string Label)> Of(HttpContext http)
    {
        if (http.Items[Key] is OrderedDictionary<string, (string, string)> known)
            return known;
        var fresh = new OrderedDictionary<string, (string, string)>(StringComparer.OrdinalIgnoreCase);
        http.Items[Key] = fresh;
        return fresh;
    }
}
