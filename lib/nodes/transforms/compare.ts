import { z } from "zod";
import type { Join, NamedExpression, Rel } from "../../ir/rel";
import type { Column } from "../../model/column";
import { asSql, type SqlText } from "../../model/sql-text";
import { freeName } from "../../sql/free-name";
import { quoteIdentifier, quoteText } from "../../sql/quote";
import { actualName, actualNames, hasName, presentNames } from "../column-names";
import { commonType } from "../common-type";
import { type BoundInput, defineNode, oneOutput } from "../define-node";
import { exampleTable } from "../example-table";
import { choiceField, columnNameField, columnsField, toggleField } from "../fields";
import { ascending, certainOrder } from "../row-order";
import { listSummary } from "../summaries";
import { windowOver } from "../windows";
import { withColumns } from "../with-columns";

/** Tells what was added, removed and changed between two inputs. */
export const compare = defineNode({
  type: "compare",
  title: "Compare",
  description:
    "Tells by a key what was added, removed or changed between two inputs, and which columns differ. NULL equals NULL, in keys too. Rows that share a key on one side are paired in the order of their columns. Columns of different types are compared as text, unless both are numbers or dates.",
  icon: "list-checks",
  category: "transform",
  family: "combine",
  keywords: ["diff", "difference", "changes", "added", "removed", "changed", "audit", "reconcile", "delta"],
  inputs: [
    { name: "before", title: "Before", arity: "one" },
    { name: "after", title: "After", arity: "one" },
  ],
  outputs: oneOutput,
  settings: z.strictObject({
    keys: columnsField({ title: "Key", help: "Columns of both inputs that tell records apart." }, 1),
    ignore: columnsField({
      title: "Do not compare",
      help: "Every other column that both inputs have is compared.",
    }).default([]),
    values: choiceField(["newest", "both", "none"], {
      title: "Values of the other columns",
      help: "The newest are those after, and of a removed row those before.",
      labels: { newest: "Newest", both: "Before and after", none: "None" },
    }).default("newest"),
    unchanged: toggleField({ title: "Keep unchanged rows" }).default(true),
    status: columnNameField({ title: "Column for the status", advanced: true }).default("status"),
    differing: columnNameField({
      title: "Column for the names of those that differ",
      advanced: true,
    }).default("changed_columns"),
  }),
  method: { on: "table", name: "compare", positional: ["keys"] },
  version: 1,
  migrations: [],
  lower: ({ inputs, settings }) => {
    const keys = presentNames(inputs.before, settings.keys);
    presentNames(inputs.after, keys);
    const ignored = actualNames(inputs.before.columns, settings.ignore);
    const [before, after] = alike(inputs.before, inputs.after);
    const both = new Pairs(before.columns, after.columns, keys);
    const compared = both.values.filter(
      ({ name, before, after }) => before && after && !ignored.includes(name),
    );
    const sides = [before, after].map((side) =>
      numbered(
        side,
        keys,
        compared.map(({ name }) => name),
        both.place,
      ),
    );
    const joined: Rel = {
      op: "join",
      kind: "full",
      left: sides[0] as Rel,
      right: sides[1] as Rel,
      ...both.join,
    };
    const { status, differing, values, unchanged } = settings;
    const told: Rel = {
      op: "project",
      input: joined,
      items: [
        ...keys.map((name) => ({ name, expression: quoteIdentifier(name) })),
        { name: status, expression: both.status(compared) },
        { name: differing, expression: both.differing(compared) },
        ...both.values.flatMap((pair) => valuesOf(pair, both, values)),
      ].map((item) => ({ kind: "column" as const, ...item })),
    };
    const condition = asSql(`${quoteIdentifier(status)} <> 'unchanged'`);
    return unchanged ? told : { op: "filter", input: told, condition };
  },
  summary: ({ keys, unchanged = true }) =>
    keys?.length ? `by ${listSummary(keys)}${unchanged ? "" : " · changes only"}` : "choose the key",
  glue: null,
  examples: [
    {
      name: "Customers before and after",
      settings: { keys: ["id"], ignore: ["seen"] },
      inputs: {
        before: exampleTable({ id: "BIGINT", name: "VARCHAR", 'the "city"': "VARCHAR", seen: "DATE" }, [
          ["1", "Zoë", "Zürich", "2024-01-01"],
          ["2", "Bo", null, "2024-01-01"],
          ["3", "Cy", "", "2024-01-01"],
          [null, "nobody", null, null],
          ["5", null, null, null],
        ]),
        after: exampleTable({ ID: "BIGINT", Name: "VARCHAR", 'the "city"': "VARCHAR", seen: "DATE" }, [
          ["1", "Zoë", "Zürich", "2024-02-02"],
          ["2", "Bob", "Bern", "2024-02-02"],
          ["4", "Dee", null, "2024-02-02"],
          [null, "nobody", "", null],
          ["5", null, null, null],
        ]),
      },
    },
    {
      name: "Changes only, before and after, keys that repeat",
      settings: { keys: ["k"], values: "both", unchanged: false },
      inputs: {
        before: exampleTable({ k: "VARCHAR", order: "BIGINT", old: "VARCHAR" }, [
          ["a", "2", "x"],
          ["a", "1", "y"],
          ["a", "3", "z"],
          ["b", "1", null],
        ]),
        after: exampleTable({ order: "VARCHAR", K: "VARCHAR", new: "DOUBLE" }, [
          ["2", "a", "0.5"],
          ["1", "a", null],
          ["one", "b", null],
        ]),
      },
    },
    {
      name: "Nothing before",
      settings: { keys: ["k"], values: "none" },
      inputs: {
        before: exampleTable({ k: "VARCHAR", v: "BIGINT" }, []),
        after: exampleTable({ k: "VARCHAR", v: "BIGINT" }, [
          ["a", "1"],
          [null, null],
        ]),
      },
    },
    {
      name: "Nothing after, and only keys",
      settings: { keys: ["k"] },
      inputs: {
        before: exampleTable({ k: "BIGINT" }, [["1"], [null]]),
        after: exampleTable({ k: "VARCHAR" }, []),
      },
    },
    {
      name: "A key that only one has",
      settings: { keys: ["k"] },
      inputs: {
        before: exampleTable({ k: "BIGINT" }, []),
        after: exampleTable({ key: "BIGINT" }, []),
      },
      fails: { bind: "“After” has no column “k”" },
    },
  ],
});

/** A column that is no key, as the two inputs have it. */
interface Pair {
  name: string;
  before: string | null;
  after: string | null;
}

/** How the columns of both inputs are called once they stand side by side. */
class Pairs {
  readonly values: readonly Pair[];
  /** The place of a row among those of its key, on either side. */
  readonly place: string;
  readonly join: Pick<Join, "keys" | "condition" | "nullsEqual" | "columns">;
  private readonly places: { before: string; after: string };

  constructor(before: readonly Column[], after: readonly Column[], keys: readonly string[]) {
    const names = [...before, ...after].map(({ name }) => name);
    const taken = [...names];
    const free = (stem: string) => {
      const name = freeName(stem, taken);
      taken.push(name);
      return name;
    };
    this.place = free("place");
    this.places = { before: free("place_before"), after: free("place_after") };
    this.values = actualNames(before, names)
      .filter((name) => !keys.includes(name))
      .map((name) => ({
        name,
        before: hasName(before, name) ? free(`${name}_before`) : null,
        after: hasName(after, name) ? free(`${name}_after`) : null,
      }));
    const column = (side: "left" | "right" | "either", name: string, as: string | null) =>
      as === null ? [] : [{ side, column: name, as }];
    this.join = {
      keys: [...keys, this.place].map((name) => ({ left: name, right: actualName(after, name) })),
      condition: null,
      nullsEqual: true,
      columns: [
        ...keys.flatMap((name) => column("either", name, name)),
        ...column("left", this.place, this.places.before),
        ...column("right", this.place, this.places.after),
        ...this.values.flatMap((pair) => [
          ...column("left", pair.name, pair.before),
          ...column("right", actualName(after, pair.name), pair.after),
        ]),
      ],
    };
  }

  get isAdded(): SqlText {
    return asSql(`${quoteIdentifier(this.places.before)} IS NULL`);
  }
  get isRemoved(): SqlText {
    return asSql(`${quoteIdentifier(this.places.after)} IS NULL`);
  }

  status(compared: readonly Pair[]): SqlText {
    const changed = compared.length > 0 ? ` WHEN ${compared.map(differs).join(" OR ")} THEN 'changed'` : "";
    return asSql(
      `CASE WHEN ${this.isAdded} THEN 'added' WHEN ${this.isRemoved} THEN 'removed'${changed} ELSE 'unchanged' END`,
    );
  }

  /** The names of the columns that differ; NULL for rows that one side lacks. */
  differing(compared: readonly Pair[]): SqlText {
    const names = compared.map((pair) => `CASE WHEN ${differs(pair)} THEN ${quoteText(pair.name)} END`);
    const list =
      names.length > 0
        ? `list_filter([${names.join(", ")}], lambda name: name IS NOT NULL)`
        : "CAST([] AS VARCHAR[])";
    return asSql(`CASE WHEN NOT (${this.isAdded} OR ${this.isRemoved}) THEN ${list} END`);
  }
}

const differs = ({ before, after }: Pair): string =>
  `${quoteIdentifier(before ?? "")} IS DISTINCT FROM ${quoteIdentifier(after ?? "")}`;

function valuesOf(
  { name, before, after }: Pair,
  both: Pairs,
  values: "newest" | "both" | "none",
): NamedExpression[] {
  const sides = [before, after].filter((side) => side !== null);
  if (values === "none") return [];
  if (values === "both") return sides.map((side) => ({ name: side, expression: quoteIdentifier(side) }));
  if (before === null || after === null)
    return sides.map((side) => ({ name, expression: quoteIdentifier(side) }));
  const expression = `CASE WHEN ${both.isRemoved} THEN ${quoteIdentifier(before)} ELSE ${quoteIdentifier(after)} END`;
  return [{ name, expression: asSql(expression) }];
}

/** Both inputs, with columns of the same name and different kinds brought to text. */
function alike(
  before: BoundInput,
  after: BoundInput,
): [BoundInput & { table: Rel }, BoundInput & { table: Rel }] {
  const unlike = before.columns.filter((column) => {
    const other = after.columns.find(({ name }) => name === actualName(after.columns, column.name));
    return other && hasName([other], column.name) && commonType([column, other]) !== null;
  });
  const [left, right] = [before, after].map((input) => {
    const casts = unlike.map(({ name }) => ({
      name,
      expression: asSql(`CAST(${quoteIdentifier(actualName(input.columns, name))} AS VARCHAR)`),
    }));
    return { ...input, table: casts.length > 0 ? withColumns(input, casts) : input.rel };
  });
  return [left, right] as [BoundInput & { table: Rel }, BoundInput & { table: Rel }];
}

/** Numbers the rows of each key, so that those that share one meet one by one. */
function numbered(
  { table, columns, ...input }: BoundInput & { table: Rel },
  keys: readonly string[],
  compared: readonly string[],
  place: string,
): Rel {
  const order = certainOrder(columns, actualNames(columns, compared).map(ascending), keys);
  const compute = [{ name: place, expression: asSql("row_number() OVER w") }];
  return { ...windowOver({ ...input, columns }, { by: keys, order, frame: null, compute }), input: table };
}
