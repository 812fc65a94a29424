using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Host.Administration;
using NaikKelas.Host.Backups;
using NaikKelas.Host.Commands;
using NaikKelas.Host.Profile;
using NaikKelas.Host.Sessions;
using NaikKelas.Host.SignIn;
using NaikKelas.Host.Tokens;
using NaikKelas.Interface;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Kernel.Auditing;

namespace NaikKelas.Host;

/// <summary>What belongs to no room: signing in, people and what they may, the trail, the health of the system.</summary>
internal sealed class HostModule : IModule
{
    public void AddServices(IServiceCollection services) =>
        services
            .AddSignIn()
            .AddSessions()
            .AddScoped<VerifyAuditChain>()
            .AddScoped<ScopeWords>()
            .AddScoped<DemoPeople>()
            .AddScoped<VisibleUsers>()
            .AddScoped<GrantRole>()
            .AddScoped<InviteUser>()
            .AddScoped<UserActs>()
            .AddScoped<KeepPasskey>()
            .AddScoped<RecoverAccount>()
            .AddScoped<IWaiting, RecoveryTodos>()
            .AddScoped<TokenActs>()
            .AddScoped<MakeBackup>()
            .AddScoped<RestoreBackup>()
            .AddScoped<OutboxBoard>()
            .AddScoped<SendAgain>();

    /// <summary>Its tables are the Kernel's.</summary>
    public void MapTables(ModelBuilder model) { }

    public IEnumerable<Command> Commands(Func<IServiceProvider> services) =>
        [
            DatabaseCommands.Migrate(services),
            DatabaseCommands.Schema(services),
            BackupCommands.Backup(services),
            BackupCommands.Restore(services),
            AuditCommands.Audit(services),
            UserCommands.User(services),
            DoctorCommand.Doctor(services),
        ];

    public IEnumerable<NavigationItem> Navigation =>
        [
            new("Pengguna", "/admin/pengguna", "users", 10, Role.Administrator),
            new("Aturan", "/admin/aturan", "scale", 30, Role.Administrator),
            new("Sistem", "/admin/sistem", "settings", 90, Role.Administrator),
        ];
}
