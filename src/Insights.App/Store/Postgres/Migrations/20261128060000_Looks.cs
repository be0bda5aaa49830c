using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Insights.App.Store.Postgres.Migrations
{
    /// <inheritdoc />
    [DbContext(typeof(PostgresStoreContext))]
    [Migration("20261128060000_Looks")]
    public partial class Looks : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "looks",
                columns: table => new
                {
                    channel = table.Column<long>(type: "bigint", nullable: false),
                    read_to = table.Column<long>(type: "bigint", nullable: false),
                    last_message = table.Column<long>(type: "bigint", nullable: true),
                    messages = table.Column<int>(type: "integer", nullable: true),
                    total_sent = table.Column<int>(type: "integer", nullable: true),
                    looked_at = table.Column<long>(type: "bigint", nullable: false),
                    look_before = table.Column<long>(type: "bigint", nullable: true),
                    state = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_looks", x => x.channel);
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "looks");
        }
    }
}
