using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Insights.App.Store;

/// <summary>
/// The one model of the store, for SQLite and PostgreSQL: only types and names that both take unquoted, so that the statements beside
/// it are the same text for both.
/// </summary>
internal class StoreContext(DbContextOptions options) : DbContext(options)
{
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<MessageRow>(message =>
        {
            message.ToTable("messages").HasKey(row => row.Id);
            message.HasIndex(row => new { row.Channel, row.Id }).HasDatabaseName("ix_messages_channel");
            message.HasIndex(row => new { row.Conversation, row.Id }).HasDatabaseName("ix_messages_conversation");
            message.HasIndex(row => row.MarksVersion).HasDatabaseName("ix_messages_marks_version");
        });
        modelBuilder.Entity<ChannelRow>().ToTable("channels").HasKey(row => row.Id);
        modelBuilder.Entity<ConversationRow>(conversation =>
        {
            conversation.ToTable("conversations").HasKey(row => row.Id);
            conversation.HasIndex(row => row.IsStale).HasFilter("is_stale").HasDatabaseName("ix_conversations_stale");
        });
        modelBuilder.Entity<WordRow>().ToTable("words").HasKey(row => new { row.Word, row.Message });
        modelBuilder.Entity<NameRow>().ToTable("names").HasKey(row => row.Hash);
        modelBuilder.Entity<CursorRow>().ToTable("cursors").HasKey(row => row.Path);
        modelBuilder.Entity<CoverageRow>().ToTable("coverage").HasKey(row => new { row.Channel, row.ExportedAt, row.FromId });
        modelBuilder.Entity<LookRow>().ToTable("looks").HasKey(row => row.Channel);
        modelBuilder.Entity<TombstoneRow>().ToTable("tombstones").HasKey(row => row.Hash);
        modelBuilder.Entity<RecordRow>().ToTable("records").HasKey(row => row.Name);
        modelBuilder.Entity<LineRow>(line =>
        {
            line.ToTable("record_lines").HasKey(row => row.Number);
            line.HasIndex(row => new { row.Name, row.Number }).HasDatabaseName("ix_record_lines_name");
        });

        foreach (var entity in modelBuilder.Model.GetEntityTypes())
        {
            foreach (var property in entity.GetProperties())
            {
                property.SetColumnName(SnakeCase(property.Name));
                property.ValueGenerated = property.Name == nameof(LineRow.Number) ? ValueGenerated.OnAdd : ValueGenerated.Never;
            }
        }
    }

    private static string SnakeCase(string name) => string.Concat(
        name.Select((letter, place) => char.IsUpper(letter) && place > 0 ? $"_{letter}" : $"{letter}")).ToLowerInvariant();
}
