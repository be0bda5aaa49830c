using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Insights.App.Store.Migrations
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
                    id = table.Column<long>(nullable: false),
                    guild = table.Column<long>(nullable: false),
                    name = table.Column<string>(nullable: false),
                    name_marks = table.Column<byte[]>(nullable: true),
                    parent = table.Column<long>(nullable: true),
                    is_thread = table.Column<bool>(nullable: false),
                    unsettled_from = table.Column<long>(nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_channels", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "conversations",
                columns: table => new
                {
                    id = table.Column<long>(nullable: false),
                    channel = table.Column<long>(nullable: false),
                    fingerprint = table.Column<string>(nullable: true),
                    is_stale = table.Column<bool>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_conversations", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "coverage",
                columns: table => new
                {
                    channel = table.Column<long>(nullable: false),
                    exported_at = table.Column<long>(nullable: false),
                    from_id = table.Column<long>(nullable: false),
                    to_id = table.Column<long>(nullable: false),
                    is_complete = table.Column<bool>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_coverage", x => new { x.channel, x.exported_at, x.from_id });
                });

            migrationBuilder.CreateTable(
                name: "cursors",
                columns: table => new
                {
                    path = table.Column<long>(nullable: false),
                    length = table.Column<long>(nullable: false),
                    modified_ticks = table.Column<long>(nullable: false),
                    head_hash = table.Column<long>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_cursors", x => x.path);
                });

            migrationBuilder.CreateTable(
                name: "messages",
                columns: table => new
                {
                    id = table.Column<long>(nullable: false),
                    channel = table.Column<long>(nullable: false),
                    conversation = table.Column<long>(nullable: true),
                    parent = table.Column<long>(nullable: true),
                    source_hash = table.Column<long>(nullable: false),
                    stamp = table.Column<long>(nullable: false),
                    seen_at = table.Column<long>(nullable: false),
                    marks_version = table.Column<int>(nullable: false),
                    kind = table.Column<int>(nullable: false),
                    flags = table.Column<int>(nullable: false),
                    sent_at = table.Column<long>(nullable: false),
                    edited_at = table.Column<long>(nullable: true),
                    author = table.Column<long>(nullable: false),
                    reply_to = table.Column<long>(nullable: true),
                    mentions = table.Column<byte[]>(nullable: true),
                    reactions = table.Column<byte[]>(nullable: true),
                    marks = table.Column<byte[]>(nullable: true),
                    text = table.Column<string>(nullable: false),
                    attached = table.Column<byte[]>(nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_messages", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "names",
                columns: table => new
                {
                    hash = table.Column<long>(nullable: false),
                    first_word = table.Column<long>(nullable: false),
                    word_count = table.Column<int>(nullable: false),
                    is_pending = table.Column<bool>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_names", x => x.hash);
                });

            migrationBuilder.CreateTable(
                name: "tombstones",
                columns: table => new
                {
                    hash = table.Column<long>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_tombstones", x => x.hash);
                });

            if (ActiveProvider == "Microsoft.EntityFrameworkCore.Sqlite")
            {
                // Half the size and one lookup less: the key is the row.
                migrationBuilder.Sql(
                    "CREATE TABLE words (word INTEGER NOT NULL, message INTEGER NOT NULL, PRIMARY KEY (word, message)) WITHOUT ROWID;");
            }
            else
            {
                migrationBuilder.CreateTable(
                    name: "words",
                    columns: table => new
                    {
                        word = table.Column<long>(nullable: false),
                        message = table.Column<long>(nullable: false)
                    },
                    constraints: table =>
                    {
                        table.PrimaryKey("PK_words", x => new { x.word, x.message });
                    });
            }

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
                name: "tombstones");

            migrationBuilder.DropTable(
                name: "words");
        }
    }
}
