using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Insights.App.Store.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class Opening : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "channels",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    guild = table.Column<long>(type: "bigint", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    name_marks = table.Column<byte[]>(type: "bytea", nullable: true),
                    parent = table.Column<long>(type: "bigint", nullable: true),
                    is_thread = table.Column<bool>(type: "boolean", nullable: false),
                    unsettled_from = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_channels", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "conversations",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    channel = table.Column<long>(type: "bigint", nullable: false),
                    fingerprint = table.Column<string>(type: "text", nullable: true),
                    is_stale = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_conversations", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "coverage",
                columns: table => new
                {
                    channel = table.Column<long>(type: "bigint", nullable: false),
                    exported_at = table.Column<long>(type: "bigint", nullable: false),
                    from_id = table.Column<long>(type: "bigint", nullable: false),
                    to_id = table.Column<long>(type: "bigint", nullable: false),
                    is_complete = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_coverage", x => new { x.channel, x.exported_at, x.from_id });
                });

            migrationBuilder.CreateTable(
                name: "cursors",
                columns: table => new
                {
                    path = table.Column<long>(type: "bigint", nullable: false),
                    length = table.Column<long>(type: "bigint", nullable: false),
                    modified_ticks = table.Column<long>(type: "bigint", nullable: false),
                    head_hash = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_cursors", x => x.path);
                });

            migrationBuilder.CreateTable(
                name: "messages",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    channel = table.Column<long>(type: "bigint", nullable: false),
                    conversation = table.Column<long>(type: "bigint", nullable: true),
                    parent = table.Column<long>(type: "bigint", nullable: true),
                    source_hash = table.Column<long>(type: "bigint", nullable: false),
                    stamp = table.Column<long>(type: "bigint", nullable: false),
                    seen_at = table.Column<long>(type: "bigint", nullable: false),
                    marks_version = table.Column<int>(type: "integer", nullable: false),
                    kind = table.Column<int>(type: "integer", nullable: false),
                    flags = table.Column<int>(type: "integer", nullable: false),
                    sent_at = table.Column<long>(type: "bigint", nullable: false),
                    edited_at = table.Column<long>(type: "bigint", nullable: true),
                    author = table.Column<long>(type: "bigint", nullable: false),
                    reply_to = table.Column<long>(type: "bigint", nullable: true),
                    mentions = table.Column<byte[]>(type: "bytea", nullable: true),
                    reactions = table.Column<byte[]>(type: "bytea", nullable: true),
                    marks = table.Column<byte[]>(type: "bytea", nullable: true),
                    text = table.Column<string>(type: "text", nullable: false),
                    attached = table.Column<byte[]>(type: "bytea", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_messages", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "names",
                columns: table => new
                {
                    hash = table.Column<long>(type: "bigint", nullable: false),
                    first_word = table.Column<long>(type: "bigint", nullable: false),
                    word_count = table.Column<int>(type: "integer", nullable: false),
                    is_pending = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_names", x => x.hash);
                });

            migrationBuilder.CreateTable(
                name: "record_lines",
                columns: table => new
                {
                    number = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    name = table.Column<string>(type: "text", nullable: false),
                    text = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_record_lines", x => x.number);
                });

            migrationBuilder.CreateTable(
                name: "records",
                columns: table => new
                {
                    name = table.Column<string>(type: "text", nullable: false),
                    content = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_records", x => x.name);
                });

            migrationBuilder.CreateTable(
                name: "tombstones",
                columns: table => new
                {
                    hash = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_tombstones", x => x.hash);
                });

            migrationBuilder.CreateTable(
                name: "words",
                columns: table => new
                {
                    word = table.Column<long>(type: "bigint", nullable: false),
                    message = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_words", x => new { x.word, x.message });
                });

            migrationBuilder.CreateIndex(
                name: "ix_conversations_stale",
                table: "conversations",
                column: "is_stale",
                filter: "is_stale");

            migrationBuilder.CreateIndex(
                name: "ix_messages_channel",
                table: "messages",
                columns: new[] { "channel", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_messages_conversation",
                table: "messages",
                columns: new[] { "conversation", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_messages_marks_version",
                table: "messages",
                column: "marks_version");

            migrationBuilder.CreateIndex(
                name: "ix_record_lines_name",
                table: "record_lines",
                columns: new[] { "name", "number" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "channels");

            migrationBuilder.DropTable(
                name: "conversations");

            migrationBuilder.DropTable(
                name: "coverage");

            migrationBuilder.DropTable(
                name: "cursors");

            migrationBuilder.DropTable(
                name: "messages");

            migrationBuilder.DropTable(
                name: "names");

            migrationBuilder.DropTable(
                name: "record_lines");

            migrationBuilder.DropTable(
                name: "records");

            migrationBuilder.DropTable(
                name: "tombstones");

            migrationBuilder.DropTable(
                name: "words");
        }
    }
}
