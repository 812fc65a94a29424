using Microsoft.AspNetCore.Mvc.ModelBinding;
using NaikKelas.Kernel;

namespace NaikKelas.Interface;

/// <summary>
/// Typed ids from addresses and forms, optional ones too: left to itself MVC takes a <c>TopicId?</c> for a form of
/// fields and silently gives null, so that "change this topic" would become "a new topic".
/// </summary>
internal sealed class IdBinderProvider : IModelBinderProvider
{
    public IModelBinder? GetBinder(ModelBinderProviderContext context)
    {
        var type = context.Metadata.UnderlyingOrModelType;
        return Ids.IsId(type)
            ? (IModelBinder)Activator.CreateInstance(typeof(IdBinder<>).MakeGenericType(type))!
            : null;
    }
}

internal sealed class IdBinder<T> : IModelBinder
    where T : struct, IId<T>
{
    public Task BindModelAsync(ModelBindingContext bindingContext)
    {
        var name = bindingContext.ModelName;
        var given = bindingContext.ValueProvider.GetValue(name);
        if (string.IsNullOrEmpty(given.FirstValue))
            return Task.CompletedTask;
        bindingContext.ModelState.SetModelValue(name, given);
        if (Ids.TryParse<T>(given.FirstValue, out var id))
            bindingContext.Result = ModelBindingResult.Success(id);
        else if (bindingContext.ActionContext.RouteData.Values.ContainsKey(name))
            // An address with something else in the place of an id names nothing that exists.
            bindingContext.Result = ModelBindingResult.Success(T.From(Guid.Empty));
        else
            bindingContext.ModelState.TryAddModelError(
                name,
                bindingContext.ModelMetadata.ModelBindingMessageProvider.AttemptedValueIsInvalidAccessor(
                    given.FirstValue,
                    bindingContext.ModelMetadata.GetDisplayName()
                )
            );
        return Task.CompletedTask;
    }
}
