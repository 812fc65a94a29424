using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel.Access;
using NaikKelas.Kernel.Auditing;
using NaikKelas.Kernel.Files;
using NaikKelas.Kernel.Idempotency;
using NaikKelas.Kernel.Imports;
using NaikKelas.Kernel.Jobs;
using NaikKelas.Kernel.Mail;

namespace NaikKelas.Kernel;

internal static class KernelTables
{
    public static void Map(ModelBuilder model)
    {
        AccessTables.Map(model);
        UserSessionTables.Map(model);
        UserPasskeyTables.Map(model);
        AccountRecoveryTables.Map(model);
        AuditTables.Map(model);
        FileTables.Map(model);
        JobTables.Map(model);
        ImportTables.Map(model);
        OutboxTables.Map(model);
        KeptAnswerTable.Map(model);
        model.Entity<Counter>(counter =>
        {
            counter.ToTable("counters");
            counter.HasKey(c => c.Id);
            counter.NotAudited("The number stands on the paper that got it.");
        });
    }
}
