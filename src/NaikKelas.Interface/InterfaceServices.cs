using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;
using Microsoft.Extensions.DependencyInjection;
using NaikKelas.Kernel;

namespace NaikKelas.Interface;

public static class InterfaceServices
{
    /// <summary>What pages need: <see cref="Say"/>, and our words for what the form binder refuses.</summary>
    public static IServiceCollection AddInterface(this IServiceCollection services)
    {
        services.AddScoped<Say>();
        services
            .AddOptions<MvcOptions>()
            .Configure<IServiceProvider>(
                static (options, provider) => Translate(options, provider.GetRequiredService<Texts>())
            );
        return services;
    }

    private static void Translate(MvcOptions options, Texts texts)
    {
        var messages = options.ModelBindingMessageProvider;
        messages.SetValueMustNotBeNullAccessor(_ => texts["Isian ini wajib diisi."]);
        messages.SetMissingBindRequiredValueAccessor(_ => texts["Isian ini wajib diisi."]);
        messages.SetMissingKeyOrValueAccessor(() => texts["Isian ini wajib diisi."]);
        messages.SetAttemptedValueIsInvalidAccessor((value, _) => texts["“{0}” tidak dapat dibaca.", value]);
        messages.SetNonPropertyAttemptedValueIsInvalidAccessor(value =>
            texts["“{0}” tidak dapat dibaca.", value]
        );
        messages.SetValueIsInvalidAccessor(value => texts["“{0}” tidak dapat dibaca.", value]);
        messages.SetUnknownValueIsInvalidAccessor(_ => texts["Isian ini tidak dapat dibaca."]);
        messages.SetNonPropertyUnknownValueIsInvalidAccessor(() => texts["Isian ini tidak dapat dibaca."]);
        messages.SetValueMustBeANumberAccessor(_ => texts["Isi dengan angka."]);
        messages.SetNonPropertyValueMustBeANumberAccessor(() => texts["Isi dengan angka."]);
        options.ModelMetadataDetailsProviders.Add(new PlainWords());
        options.ModelBinderProviders.Insert(0, new IdBinderProvider());
    }

    /// <summary>Attributes without a message of their own get ours; the English is made when the form is drawn.</summary>
    private sealed class PlainWords : IValidationMetadataProvider
    {
        public void CreateValidationMetadata(ValidationMetadataProviderContext context)
        {
            foreach (var rule in context.ValidationMetadata.ValidatorMetadata.OfType<ValidationAttribute>())
                if (rule is { ErrorMessage: null, ErrorMessageResourceName: null })
                    rule.ErrorMessage = Words(rule);
        }

        private static string? Words(ValidationAttribute rule) =>
            rule switch
            {
                RequiredAttribute => "Isian ini wajib diisi.",
                EmailAddressAttribute => "Tulis alamat surel yang lengkap, misalnya nama@contoh.id.",
                StringLengthAttribute or MaxLengthAttribute => "Isian ini terlalu panjang.",
                RangeAttribute => "Angka ini di luar batas.",
                _ => null,
            };
    }
}
