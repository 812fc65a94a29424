using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using NaikKelas.Kernel;

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
