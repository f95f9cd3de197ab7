import type { Column } from "../../model/column";
import { type InputRef, PortName } from "../../model/pipeline";
import { quoteIdentifier } from "../../sql/quote";
import { slug, uniqueName } from "../../util/slug";
import type { GlueMapping, ReadContext } from "../mapping";
import { outputSchemas } from "../output-schemas";
import { objectsOf, textOf } from "../read-fields";
import { toSpark } from "../sql/to-spark";
import { translated } from "./translated";

/** The table that AWS Glue's editor offers for an input without an alias. */
const DEFAULT_ALIAS = "myDataSource";

/** A query over named inputs. An alias that is no plain name stands as a WITH before the query. */
export const sparkSql: GlueMapping = {
  glue: "SparkSQL",
  types: ["sql"],
  read(fields, context) {
    const query = (textOf(fields, "SqlQuery") ?? "").trim().replace(/[\s;]+$/, "");
    const aliases = aliasesOf(objectsOf(fields, "SqlAliases"), context);
    const sql = translated(query, "query", { tables: tablesOf(aliases, context) }, context);
    const unusual = aliases.filter(({ alias, port }) => alias !== port);
    const head = unusual
      .map(({ alias, port }) => `${quoteIdentifier(alias)} AS (SELECT * FROM ${port})`)
      .join(", ");
    return {
      type: "sql",
      settings: { query: unusual.length > 0 ? `WITH ${head}\nSELECT *\nFROM (\n${sql}\n)` : sql },
      inputs: Object.fromEntries(aliases.map(({ port, input }) => [port, input])),
    };
  },
  write({ settings: { query } }, context) {
    if (typeof query !== "string" || query.trim() === "" || context.inputs.length === 0) return null;
    const known = context.ports.flatMap((port) => {
      const columns = context.columnsOf(port);
      return columns ? [[port, columns] as const] : [];
    });
    const { sql, notes } = toSpark(query, "query", { tables: Object.fromEntries(known) });
    for (const note of notes) context.note(note);
    const columns = context.columnsOf("out");
    return {
      SqlQuery: sql,
      SqlAliases: context.inputs.map((from, index) => ({
        From: from,
        Alias: context.ports[index] ?? DEFAULT_ALIAS,
      })),
      ...(columns ? { OutputSchemas: outputSchemas([columns]) } : {}),
    };
  },
};

/** The columns of the tables a query reads, where they are known. */
const tablesOf = (aliases: readonly Alias[], context: ReadContext): Record<string, readonly Column[]> =>
  Object.fromEntries(
    aliases.flatMap(({ alias }, place) => {
      const columns = context.columnsOf(place);
      return columns ? [[alias, columns]] : [];
    }),
  );

interface Alias {
  alias: string;
  port: string;
  input: InputRef;
}

/** Each input under its alias: by the node it is from, in the order of the inputs where that is read twice. */
function aliasesOf(aliases: readonly Parameters<typeof textOf>[0][], context: ReadContext): Alias[] {
  const taken = new Set<string>();
  const seen = new Map<string, number>();
  const named = new Map<number, string>();
  for (const entry of aliases) {
    const from = textOf(entry, "From") ?? "";
    const nth = seen.get(from) ?? 0;
    seen.set(from, nth + 1);
    const place = context.placesOf(from)[nth];
    const alias = textOf(entry, "Alias");
    if (place !== undefined && alias) named.set(place, alias);
  }
  return context.inputs.map((input, place) => {
    const alias = named.get(place) ?? DEFAULT_ALIAS;
    const isTaken = taken.has(alias.toLowerCase());
    const isPort = PortName.safeParse(alias).success && !isTaken;
    const stem = slug(alias, "input").slice(0, 50);
    const port = isPort ? alias : uniqueName(/^[0-9]/.test(stem) ? `_${stem}` : stem, taken, "_");
    taken.add(alias.toLowerCase()).add(port.toLowerCase());
    // No query can tell two tables of one name apart.
    return { alias: isTaken ? port : alias, port, input };
  });
}
