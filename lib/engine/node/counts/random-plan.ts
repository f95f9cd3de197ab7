import type { Join, JoinKind, Plan, Rel, Step } from "../../../ir/rel";
import { asSql } from "../../../model/sql-text";
import { quoteIdentifier } from "../../../sql/quote";
import { write } from "../run/testing";
import { type Columns, type Pick, randomCondition, randomOf } from "./random-condition";
import { RANDOM_OPERATORS, type Readable } from "./random-operators";

/** What a random plan may read. */
export interface Source {
  rel: Rel;
  columns: Columns;
}

interface Made {
  step: Step;
  columns: Columns;
}

/** A plan over the given sources: two to fourteen random steps, each reading any before it, and one to three targets. */
export class RandomPlan {
  readonly made: Made[] = [];
  private readonly random: () => number;

  constructor(
    seed: number,
    private readonly sources: ReadonlyMap<string, Source>,
  ) {
    this.random = randomOf(seed);
  }

  build(): Plan {
    for (const [name, { rel, columns }] of this.sources) if (this.chance(0.7)) this.add(name, rel, columns);
    if (this.made.length === 0)
      for (const [name, { rel, columns }] of this.sources) this.add(name, rel, columns);
    const count = 2 + this.below(13);
    for (let index = 0; index < count; index++) this.grow(`n${index}`);
    const targets = 1 + this.below(3);
    const steps = this.made.map(({ step }) => step);
    for (let index = 0; index < targets; index++) {
      // The last steps are the deepest.
      const from = this.made[this.made.length - 1 - this.below(Math.min(3, this.made.length))] as Made;
      steps.push(
        this.step(
          `t${index}`,
          write(from.step.node, `out/t${index}`, { format: "parquet", mode: "overwrite" }),
        ),
      );
    }
    return { steps };
  }

  private grow(name: string): void {
    const from = this.pick(this.chance(0.6) ? this.made.slice(-3) : this.made);
    const { columns } = from;
    const input: Rel = { op: "input", node: from.step.node, output: "out" };
    const names = [...columns.keys()];
    const make = this.pick([
      () => this.add(name, { op: "filter", input, condition: asSql(this.condition(columns)) }, columns),
      () => this.add(name, { op: "filter", input, condition: asSql(this.condition(columns)) }, columns),
      () => this.project(name, input, columns),
      () => this.join(name, input, from),
      () => this.join(name, input, from),
      () => this.aggregate(name, input, columns),
      () => this.add(name, { op: "distinct", input, columns: null, order: [] }, columns),
      () =>
        this.add(
          name,
          { op: "distinct", input, columns: this.some(names), order: names.map(ascending) },
          columns,
        ),
      () => this.add(name, { op: "sort", input, keys: names.map(ascending) }, columns),
      () => this.union(name, input, from),
      () => {
        // Which rows a limit keeps is certain only when all columns decide their order.
        const sorted: Rel = { op: "sort", input, keys: names.map(ascending) };
        const [count, offset] = [1 + this.below(40), this.chance(0.3) ? this.below(10) : 0];
        this.add(name, { op: "limit", input: sorted, count, offset }, columns);
      },
      () => this.sql(name, input, from.step.node, columns),
      ...RANDOM_OPERATORS.map(() => () => this.operator(name, from)),
    ]);
    make();
  }

  private operator(name: string, from: Made): void {
    const small = this.made.find(({ step }) => step.node === "v" || step.node === "d");
    this.pick(RANDOM_OPERATORS)({
      from: readable(from),
      other: readable(this.pick(this.made)),
      small: small && readable(small),
      pick: this.pick,
      chance: this.chance,
      below: this.below,
      some: (names) => this.some(names),
      condition: (columns) => this.condition(columns),
      add: (rel, columns) => this.add(name, rel, columns),
    });
  }

  private project(name: string, input: Rel, columns: Columns): void {
    const [first, second] = [...columns.keys()];
    if (
      first !== undefined &&
      second !== undefined &&
      columns.get(first) === columns.get(second) &&
      this.chance(0.5)
    ) {
      // Two columns swap names: the same name then means other values on either side.
      const items = [...columns.keys()].map((column) => {
        const source = column === first ? second : column === second ? first : column;
        return { kind: "column" as const, name: column, expression: quoteIdentifier(source) };
      });
      this.add(name, { op: "project", input, items }, columns);
      return;
    }
    const column = this.pick([...columns.keys()]);
    const made = `${column}x`;
    const expression = columns.get(column) === "number" ? `${column} + 1` : `upper(${column})`;
    const items = [
      { kind: "all" as const, except: [], replace: [], rename: [] },
      { kind: "column" as const, name: made, expression: asSql(expression) },
    ];
    this.add(
      name,
      { op: "project", input, items },
      new Map([...columns, [made, columns.get(column) ?? "text"]]),
    );
  }

  private join(name: string, left: Rel, from: Made): void {
    const other = this.pick(this.made);
    const kind = this.pick<JoinKind>(["inner", "inner", "left", "right", "full", "semi", "anti"]);
    const pairs = [...from.columns].flatMap(([l, type]) =>
      [...other.columns].filter(([, otherType]) => otherType === type).map(([r]) => ({ left: l, right: r })),
    );
    const key = pairs.length > 0 ? this.pick(pairs) : undefined;
    if (!key) return;
    const taken = new Map<string, "number" | "text">();
    const out: Join["columns"][number][] = [];
    const sides = kind === "semi" || kind === "anti" ? (["left"] as const) : (["left", "right"] as const);
    for (const side of sides) {
      for (const [column, type] of (side === "left" ? from : other).columns) {
        let as = column;
        while (taken.has(as)) as += "r";
        if (taken.size >= 8) break;
        taken.set(as, type);
        out.push({ side, column, as });
      }
    }
    const numbers = [from, other].map(
      ({ columns }) => [...columns].find(([, type]) => type === "number")?.[0],
    );
    const [l, r] = numbers;
    const condition =
      this.chance(0.25) && l !== undefined && r !== undefined ? asSql(`l.${l} < r.${r} + 20`) : null;
    const right: Rel = { op: "input", node: other.step.node, output: "out" };
    this.add(
      name,
      { op: "join", kind, left, right, keys: [key], condition, nullsEqual: this.chance(0.15), columns: out },
      taken,
    );
  }

  private union(name: string, input: Rel, from: Made): void {
    const other = this.pick(this.made);
    const clash = [...other.columns].some(([column, type]) => (from.columns.get(column) ?? type) !== type);
    if (clash) return;
    const columns = new Map([...from.columns, ...other.columns]);
    const second: Rel = { op: "input", node: other.step.node, output: "out" };
    this.add(name, { op: "union", inputs: [input, second], by: "name", distinct: this.chance(0.3) }, columns);
  }

  private aggregate(name: string, input: Rel, columns: Columns): void {
    const free = [...columns.keys()].filter((column) => column !== "n" && column !== "m");
    const groups = this.chance(0.85) ? this.some(free) : [];
    const measured = this.pick([...columns.keys()]);
    const out: Columns = new Map([
      ...groups.map((group) => [group, columns.get(group) ?? "text"] as const),
      ["n", "number"],
    ]);
    const aggregates = [{ name: "n", expression: asSql("count(*)") }];
    if (!out.has("m")) {
      aggregates.push({ name: "m", expression: asSql(`max(${measured})`) });
      out.set("m", columns.get(measured) ?? "text");
    }
    const named = groups.map((group) => ({ name: group, expression: quoteIdentifier(group) }));
    this.add(name, { op: "aggregate", input, groups: named, aggregates }, out);
  }

  private sql(name: string, input: Rel, src: string, columns: Columns): void {
    const column = this.pick([...columns.keys()]);
    const all = [...columns.keys()].join(", ");
    const query = this.pick([
      `SELECT * FROM ${src} WHERE ${this.condition(columns)}`,
      `SELECT *, row_number() OVER (PARTITION BY ${column} ORDER BY ${all}) AS rn FROM ${src}`,
      `SELECT * FROM ${src} WHERE ${column} IN (SELECT ${column} FROM ${src} WHERE ${this.condition(columns)})`,
      `SELECT s.*, u.k FROM ${src} s, (SELECT unnest([1, 2, 3]) AS k) u WHERE ${this.condition(columns, "s.")}`,
      `SELECT * FROM ${src} QUALIFY row_number() OVER (PARTITION BY ${column} ORDER BY ${all}) <= 2`,
      `SELECT count(*) AS n FROM ${src}`,
      `SELECT * FROM ${src} s WHERE EXISTS (FROM ${src} t WHERE t.${column} = s.${column} AND ${this.condition(columns, "t.")})`,
      `SELECT * FROM ${src} WHERE ${column} >= (SELECT max(${column}) FROM ${src} WHERE ${this.condition(columns)})`,
      `FROM ${src} EXCEPT FROM ${src} WHERE ${this.condition(columns)}`,
      `FROM ${src} INTERSECT ALL FROM ${src} WHERE ${this.condition(columns)}`,
      `WITH RECURSIVE r AS (SELECT * FROM ${src} UNION SELECT * FROM r WHERE ${this.condition(columns)}) FROM r`,
    ]);
    const added: [string, "number"][] = / AS rn /.test(query)
      ? [["rn", "number"]]
      : / u\.k /.test(query)
        ? [["k", "number"]]
        : [];
    const clash = added.some(([one]) => columns.has(one));
    if (clash) return;
    const out: Columns = query.startsWith("SELECT count")
      ? new Map([["n", "number"]])
      : new Map([...columns, ...added]);
    this.add(name, { op: "sql", query: asSql(query), inputs: [{ alias: src, rel: input }] }, out);
  }

  private condition(columns: Columns, prefix = ""): string {
    return randomCondition(this.pick, columns, prefix);
  }

  private add(node: string, rel: Rel, columns: Columns): void {
    this.made.push({ step: this.step(node, rel), columns });
  }

  private step(node: string, rel: Rel): Step {
    return { node, output: "out", name: node, rel };
  }

  private some(names: readonly string[]): string[] {
    const some = names.filter(() => this.chance(0.35));
    return some.length > 0 ? some : names.slice(0, 1);
  }

  private below = (limit: number): number => Math.floor(this.random() * limit);
  private chance = (share: number): boolean => this.random() < share;
  private pick: Pick = (items) => items[this.below(items.length)] as (typeof items)[number];
}

const readable = ({ step, columns }: Made): Readable => ({
  rel: { op: "input", node: step.node, output: "out" },
  columns,
});

const ascending = (name: string) => ({
  expression: quoteIdentifier(name),
  direction: "asc" as const,
  nulls: "last" as const,
});
