/** A DuckDB type as a tree, read from its notation (`STRUCT(a INTEGER, b VARCHAR[])`). */
export type ColumnType =
  | { kind: "scalar"; name: string; arguments: readonly string[] }
  | { kind: "list"; item: ColumnType; length: number | null }
  | { kind: "struct" | "union"; fields: readonly { name: string; type: ColumnType }[] }
  | { kind: "map"; key: ColumnType; value: ColumnType };

/** What kind of values a type holds: decides operators, alignment and icons. */
export type TypeFamily = "number" | "text" | "time" | "boolean" | "nested" | "binary" | "other";

const FAMILIES: Readonly<Record<Exclude<TypeFamily, "nested" | "other">, readonly string[]>> = {
  number: [
    "tinyint",
    "smallint",
    "integer",
    "bigint",
    "hugeint",
    "utinyint",
    "usmallint",
    "uinteger",
    "ubigint",
    "uhugeint",
    "int",
    "int1",
    "int2",
    "int4",
    "int8",
    "int16",
    "int32",
    "int64",
    "int128",
    "uint8",
    "uint16",
    "uint32",
    "uint64",
    "uint128",
    "signed",
    "short",
    "long",
    "integral",
    "oid",
    "float",
    "float4",
    "float8",
    "real",
    "double",
    "double precision",
    "decimal",
    "dec",
    "numeric",
    "bignum",
    "varint",
  ],
  text: [
    "varchar",
    "char",
    "bpchar",
    "text",
    "string",
    "nvarchar",
    "character",
    "character varying",
    "enum",
    "uuid",
    "guid",
    "json",
  ],
  time: [
    "date",
    "time",
    "timetz",
    "time with time zone",
    "time without time zone",
    "time_ns",
    "timestamp",
    "datetime",
    "timestamptz",
    "timestamp with time zone",
    "timestamp without time zone",
    "timestamp_s",
    "timestamp_ms",
    "timestamp_us",
    "timestamp_ns",
    "interval",
  ],
  boolean: ["boolean", "bool", "logical"],
  binary: ["blob", "bytea", "binary", "varbinary", "bit", "bitstring", "geometry"],
};

const familyOf = new Map(
  Object.entries(FAMILIES).flatMap(([family, names]) => names.map((name) => [name, family as TypeFamily])),
);

/** The family of a type in DuckDB's notation; types it does not know are `other`. */
export function typeFamily(type: string): TypeFamily {
  const text = type.trim();
  if (text.endsWith("]") || /^(struct|map|union)\s*\(/i.test(text)) return "nested";
  const name = text
    .replace(/\s*\(.*$/s, "")
    .replaceAll(/\s+/g, " ")
    .toLowerCase();
  return familyOf.get(name) ?? "other";
}

const TOKEN =
  /\s*(?:("(?:[^"]|"")*")|('(?:[^']|'')*')|([A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*)|(\d+)|([()[\],]))/y;
const MAX_DEPTH = 100;

/** Reads a type, or null for text that is not one. */
export function parseColumnType(text: string): ColumnType | null {
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  const source = text.trimEnd();
  while (TOKEN.lastIndex < source.length) {
    const match = TOKEN.exec(source);
    if (!match) return null;
    tokens.push(match[0].trimStart());
  }
  const reader = new TypeReader(tokens);
  const type = reader.type(0);
  return type && reader.done ? type : null;
}

class TypeReader {
  private at = 0;
  constructor(private readonly tokens: readonly string[]) {}

  get done(): boolean {
    return this.at === this.tokens.length;
  }

  private take(token: string): boolean {
    if (this.tokens[this.at] !== token) return false;
    this.at++;
    return true;
  }

  private word(): string | null {
    const token = this.tokens[this.at] ?? "";
    if (!/^["A-Za-z_\u0080-\uffff]/.test(token)) return null;
    this.at++;
    return token.startsWith('"') ? token.slice(1, -1).replaceAll('""', '"') : token;
  }

  type(depth: number): ColumnType | null {
    if (depth > MAX_DEPTH) return null;
    const words: string[] = [];
    for (let word = this.word(); word !== null; word = this.word()) words.push(word);
    if (words.length === 0) return null;
    let type = this.named(words.join(" "), depth);
    // `TIMESTAMP(6) WITH TIME ZONE`
    while (type?.kind === "scalar" && this.word() !== null);
    while (type && this.take("[")) {
      const length = /^\d+$/.test(this.tokens[this.at] ?? "") ? Number(this.tokens[this.at++]) : null;
      type = this.take("]") ? { kind: "list", item: type, length } : null;
    }
    return type;
  }

  private named(name: string, depth: number): ColumnType | null {
    if (!this.take("(")) return { kind: "scalar", name, arguments: [] };
    const lower = name.toLowerCase();
    if (lower === "struct" || lower === "union") {
      const fields = this.list(() => this.member(depth));
      return fields && { kind: lower, fields };
    }
    if (lower === "map") {
      const [key, value, ...more] = this.list(() => this.type(depth + 1)) ?? [];
      return key && value && more.length === 0 ? { kind: "map", key, value } : null;
    }
    const values = this.list(() => {
      const token = this.tokens[this.at] ?? "";
      return /^['"\w]/.test(token) ? (this.tokens[this.at++] ?? null) : null;
    });
    return values && { kind: "scalar", name, arguments: values };
  }

  /** `name TYPE`, or a type alone in an unnamed struct. */
  private member(depth: number): { name: string; type: ColumnType } | null {
    const start = this.at;
    const name = this.word();
    const type = name === null ? null : this.type(depth + 1);
    if (name !== null && type) return { name, type };
    this.at = start;
    const unnamed = this.type(depth + 1);
    return unnamed && { name: "", type: unnamed };
  }

  private list<T>(item: () => T | null): T[] | null {
    const items: T[] = [];
    do {
      const next = item();
      if (next === null) return null;
      items.push(next);
    } while (this.take(","));
    return this.take(")") ? items : null;
  }
}
