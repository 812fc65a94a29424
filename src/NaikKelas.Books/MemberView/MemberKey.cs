using System.Runtime.InteropServices;
using NaikKelas.Books.Ledger;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Books.MemberView;

/// <summary>One row of one co-op's register.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct MemberKey(OrganisationId Cooperative, MemberId Member);
