import { defineConfig } from "prisma/config";

/** No database address here: the studio opens the catalog itself, and migrations are applied at its start. */
export default defineConfig({ schema: "prisma/schema.prisma", migrations: { path: "prisma/migrations" } });
