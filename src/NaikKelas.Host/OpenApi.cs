using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using NaikKelas.Interface;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Kernel.Idempotency;

namespace NaikKelas.Host;

internal static class OpenApi
{
    public static void Describe(OpenApiOptions options)
    {
        // A use case's nested Input is EnrolParticipantInput to the world; "Input" would collide.
        options.CreateSchemaReferenceId = json =>
            json.Type is { IsNested: true, IsPrimitive: false, DeclaringType: { } owner }
                ? owner.Name + json.Type.Name
                : OpenApiOptions.CreateDefaultSchemaReferenceId(json);
        options.AddDocumentTransformer(
            (document, _, _) =>
            {
                document.Info.Title = "NaikKelas";
                // The address this copy was asked at is not part of the contract.
                document.Servers?.Clear();
                return Task.CompletedTask;
            }
        );
        options.AddOperationTransformer(
            (operation, context, _) =>
            {
                var metadata = context.Description.ActionDescriptor.EndpointMetadata;
                if (metadata.OfType<ApiScope>().LastOrDefault() is { } scope)
                    operation.Description = $"Token scope: {scope.Name}";
                if (metadata.OfType<OnceAttribute>().Any())
                    (operation.Parameters ??= []).Add(
                        new OpenApiParameter
                        {
                            Name = OnceAnswers.Header,
                            In = ParameterLocation.Header,
                            Required = true,
                            Description =
                                "Made up by the caller for each act, mostly a UUID. Same key and body: same answer, nothing done again.",
                            Schema = new OpenApiSchema
                            {
                                Type = JsonSchemaType.String,
                                MaxLength = OnceOnly.KeyMax,
                            },
                        }
                    );
                return Task.CompletedTask;
            }
        );
        options.AddSchemaTransformer(
            (schema, context, _) =>
            {
                var type = Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) ?? context.JsonTypeInfo.Type;
                if (Ids.IsId(type))
                    (schema.Type, schema.Format) = (JsonSchemaType.String, "uuid");
                if (type == typeof(Rupiah))
                    (schema.Type, schema.Format) = (JsonSchemaType.Integer, "int64");
                return Task.CompletedTask;
            }
        );
    }
}
