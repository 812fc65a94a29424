using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NaikKelas.Registry.Organisations;
using NaikKelas.Registry.Persons;

namespace NaikKelas.Registry;

/// <summary>Lets another room's table point at persons and organisations without naming the registry's tables.</summary>
public static class ReferencedTables
{
    extension<T>(EntityTypeBuilder<T> entity)
        where T : class
    {
        public void ReferencesRegistry(
            Expression<Func<T, object?>> person,
            Expression<Func<T, object?>> organisation
        )
        {
            entity.HasOne<Person>().WithMany().HasForeignKey(person).OnDelete(DeleteBehavior.Restrict);
            entity
                .HasOne<Organisation>()
                .WithMany()
                .HasForeignKey(organisation)
                .OnDelete(DeleteBehavior.Restrict);
        }

        public void ReferencesOrganisation(Expression<Func<T, object?>> organisation) =>
            entity
                .HasOne<Organisation>()
                .WithMany()
                .HasForeignKey(organisation)
                .OnDelete(DeleteBehavior.Restrict);

        /// <summary>One row an organisation at most: what another room keeps beside it under the same key.</summary>
        public void ReferencesOrganisationOnce(Expression<Func<T, object?>> organisation) =>
            entity
                .HasOne<Organisation>()
                .WithOne()
                .HasForeignKey<T>(organisation)
                .OnDelete(DeleteBehavior.Restrict);

        public void ReferencesPerson(Expression<Func<T, object?>> person) =>
            entity.HasOne<Person>().WithMany().HasForeignKey(person).OnDelete(DeleteBehavior.Restrict);
    }
}
