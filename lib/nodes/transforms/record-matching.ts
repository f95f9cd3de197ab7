import { z } from "zod";
import { type Input, innerStep, type Join, type Rel } from "../../ir/rel";
import type { Column } from "../../model/column";
import { asSql, type SqlText } from "../../model/sql-text";
import { freeName } from "../../sql/free-name";
import { quoteIdentifier, quoteText } from "../../sql/quote";
import { actualName, sameName } from "../column-names";
import { type Comparison, comparedValue, comparisonsField, similarity } from "../comparisons";
import { type BoundInput, defineNode, oneOutput } from "../define-node";
import { exampleTable } from "../example-table";
import {
  choiceField,
  columnNameField,
  integerField,
  namedExpressionsField,
  numberField,
  textField,
  toggleField,
} from "../fields";
import { joinedColumns, suffixed } from "../joined-columns";
import { certainOrder } from "../row-order";
import { listSummary } from "../summaries";

const SUFFIX = "_match";

const settings = z.strictObject({
  compare: comparisonsField({
    title: "Columns to compare",
    help: "Further tables need columns of the same names.",
  }),
  blocks: namedExpressionsField({
    title: "Blocking keys",
    help: "Two rows are compared only where one of these is equal for both, such as a postcode or the first letters of a name: left(lower(name), 3). Without any, every row is compared with every other: ten thousand rows make fifty million pairs.",
    expects: "scalar",
    entry: "a key",
  }).default([]),
  threshold: numberField({
    title: "Threshold",
    help: "Rows match from this score on, 0 to 1.",
    min: 0,
    max: 1,
  }).default(0.85),
  result: choiceField(["pairs", "groups"], {
    title: "Result",
    help: "Groups hold every row; those that match, directly or through others, have one number.",
    labels: { pairs: "Matching pairs, with their score", groups: "All rows, with the number of their group" },
  }).default("pairs"),
  ignoreCase: toggleField({
    title: "Ignore case and accents",
    help: "And spaces around a text.",
  }).default(true),
  nulls: choiceField(["ignore", "differ"], {
    title: "A missing value",
    labels: { ignore: "Says nothing: the other columns decide", differ: "Counts as a difference" },
    advanced: true,
  }).default("ignore"),
  mostPairs: integerField({
    title: "Most comparisons",
    help: "More fail at once, before they take their time.",
    min: 1,
    advanced: true,
  }).default(20_000_000),
  score: columnNameField({
    title: "Column of the score",
    when: { field: "result", is: ["pairs"] },
    advanced: true,
  }).default("score"),
  group: columnNameField({
    title: "Column of the group",
    when: { field: "result", is: ["groups"] },
    advanced: true,
  }).default("group_id"),
  suffix: textField({
    title: "Suffix",
    help: "For the columns of the second row of a pair whose name the first has too.",
    when: { field: "result", is: ["pairs"] },
    advanced: true,
  }).default(SUFFIX),
});
type Settings = z.output<typeof settings>;

/** Finds rows that speak of the same thing though they are not equal: AWS Glue's Record Matching. */
export const recordMatching = defineNode({
  type: "record-matching",
  title: "Record matching",
  description:
    "Finds rows that speak of the same thing although they are not equal: columns are compared, each in its way, and two rows match whose weighted mean of similarities reaches the threshold. Within one table it gives the pairs or numbers the groups; with further tables wired it gives the pairs between them.",
  icon: "scan-search",
  category: "transform",
  family: "combine",
  keywords: [
    "fuzzy",
    "dedupe",
    "deduplicate",
    "entity resolution",
    "record linkage",
    "similar",
    "levenshtein",
    "jaro winkler",
    "jaccard",
    "blocking",
    "cluster",
    "find matches",
  ],
  inputs: [
    { name: "in", title: "Rows", arity: "one" },
    { name: "others", title: "Compare with", arity: "many", min: 0 },
  ],
  outputs: oneOutput,
  settings,
  method: { on: "table", name: "matchRecords", positional: [] },
  version: 1,
  migrations: [],
  lower: ({ inputs, settings: chosen, own }) => {
    const others = inputs.others.length > 0 ? stacked(inputs.others) : null;
    if (others && chosen.result === "groups")
      throw new Error(
        "Groups are made within one table. Choose pairs, or stack the tables with Union before they are matched.",
      );
    const left = side("rows", inputs.in, chosen, own);
    const right = others ? side("other_rows", others, chosen, own) : left;
    const steps: Record<string, Rel> = {
      ...left.steps,
      ...(others ? right.steps : {}),
      [LIMIT]: limitOf(left, right, chosen, others === null),
      [PAIRS]: pairsOf(left, right, chosen, others === null, own(LIMIT)),
    };
    return chosen.result === "pairs"
      ? { ...steps, out: withRows(own(PAIRS), left, right, chosen) }
      : { ...steps, ...groupsOf(left, chosen, own) };
  },
  summary: ({ compare, threshold = 0.85 }) => {
    const columns = listSummary(compare?.map(({ column }) => column));
    return columns ? `${columns} alike to ${Math.round(threshold * 100)} %` : "choose columns to compare";
  },
  glue: { type: "DynamicTransform" },
  examples: [
    {
      name: "People who are written in two ways",
      settings: {
        compare: [
          { column: "Name", method: "jaro_winkler", weight: 2 },
          { column: "born", method: "date", within: 30 },
        ],
        blocks: { postcode: 'substr("zip code", 1, 2)', initials: "left(name, 2)" },
        threshold: 0.9,
      },
      inputs: {
        in: exampleTable({ name: "VARCHAR", born: "DATE", "zip code": "VARCHAR" }, [
          ["Zoë Müller", "1990-05-01", "8001"],
          ["zoe  mueller", "1990-05-01", "8001"],
          ["Zoe Muller", "1990-05-02", "8002"],
          ["Zoe Muller", "1951-01-01", "8002"],
          ["Jo O'Neill", null, "9000"],
          ["Jo ONeill", "1980-01-01", "9001"],
          [null, "1980-01-01", null],
        ]),
        others: [],
      },
    },
    {
      name: "Groups of equal rows and of rows that are near",
      settings: {
        compare: [
          { column: 'the "title"', method: "jaccard" },
          { column: "order", method: "number", within: 10 },
          { column: "code", method: "levenshtein" },
        ],
        threshold: 0.8,
        result: "groups",
        nulls: "differ",
      },
      inputs: {
        in: exampleTable({ 'the "title"': "VARCHAR", order: "BIGINT", code: "VARCHAR" }, [
          ["A tale of two cities", "100", "X-1"],
          ["Two Cities: a tale of", "101", "X-1"],
          ["two cities a tale of", "103", "X-2"],
          ["Another book", "100", "X-1"],
          ["Another book", "100", "X-1"],
          [null, "100", "X-1"],
        ]),
        others: [],
      },
    },
    {
      name: "Names of another table",
      settings: {
        compare: [{ column: "city", method: "levenshtein" }],
        blocks: { country: "country" },
        threshold: 0.6,
        suffix: " found",
        score: "likeness",
      },
      inputs: {
        in: exampleTable({ city: "VARCHAR", country: "VARCHAR" }, [
          ["Zurich", "CH"],
          ["Genf", "CH"],
          ["Paris", "FR"],
          ["Paris", null],
        ]),
        others: [
          exampleTable({ city: "VARCHAR", country: "VARCHAR", people: "BIGINT" }, [
            ["Zürich", "CH", "430000"],
            ["Genève", "CH", "200000"],
            ["Paris", "FR", "2100000"],
            ["Paris", "US", "25000"],
          ]),
        ],
      },
    },
    {
      name: "No rows",
      settings: { compare: [{ column: "a" }], result: "groups", blocks: { a: "a" } },
      inputs: { in: exampleTable({ a: "VARCHAR", row_number: "BIGINT" }, []), others: [] },
    },
    {
      name: "Too many comparisons",
      settings: { compare: [{ column: "a" }], blocks: { "the first letter": "left(a, 1)" }, mostPairs: 5 },
      inputs: {
        in: exampleTable(
          { a: "VARCHAR" },
          Array.from({ length: 4 }, (_, index) => [`x${index}`]),
        ),
        others: [],
      },
      fails: {
        run: "There are more comparisons than the 5 allowed: 6, most from the blocking key “the first letter”. Choose keys with more different values, or allow more.",
      },
    },
    {
      name: "A further table without the column",
      settings: { compare: [{ column: "a" }] },
      inputs: {
        in: exampleTable({ a: "VARCHAR" }, []),
        others: [exampleTable({ b: "VARCHAR" }, [])],
      },
      fails: { bind: "has no column “a”, which is compared. Rename its columns before." },
    },
  ],
});

const LIMIT = innerStep("limit");
const PAIRS = innerStep("pairs");
const GROUPS = innerStep("groups");

/** One of the two tables that are compared: its rows with a number each, and what they are compared by. */
interface Side {
  steps: Readonly<Record<string, Rel>>;
  columns: readonly Column[];
  /** The column of the number. */
  number: string;
  rows: Input;
  /** Number, keys `k1…` and values `v1…` of each row. */
  keyed: Input;
}

function side(
  name: string,
  { rel, name: table, columns }: Omit<BoundInput, "rel"> & { rel: Rel },
  { compare, blocks, ignoreCase }: Settings,
  own: (step: string) => Input,
): Side {
  const number = freeName(
    "row_number",
    columns.map((column) => column.name),
  );
  const [rows, keyed] = [innerStep(name), innerStep(`${name}_keyed`)];
  const values = compare.map((one) => {
    const column = columns.find((other) => sameName(other.name, one.column));
    if (!column)
      throw new Error(
        `“${table}” has no column “${one.column}”, which is compared. Rename its columns before.`,
      );
    return comparedValue({ ...one, column: actualName(columns, one.column) }, column.type, ignoreCase);
  });
  return {
    number,
    columns,
    rows: own(rows),
    keyed: own(keyed),
    steps: {
      [rows]: {
        op: "window",
        input: rel,
        partitionBy: [],
        windows: [{ name: "w", order: certainOrder(columns, []), frame: null }],
        items: [{ name: number, expression: asSql("row_number() OVER w") }],
        replace: [],
      },
      [keyed]: {
        op: "project",
        input: own(rows),
        items: [
          { kind: "column", name: "n", expression: quoteIdentifier(number) },
          ...blocks.map(({ expression }, index) => ({
            kind: "column" as const,
            name: `k${index + 1}`,
            expression,
          })),
          ...values.map((expression, index) => ({
            kind: "column" as const,
            name: `v${index + 1}`,
            expression,
          })),
        ],
      },
    },
  };
}

const named = (name: string, expression: string) => ({ name, expression: asSql(expression) });
const column = (name: string, expression: string) => ({
  kind: "column" as const,
  ...named(name, expression),
});

/** One row, or an error where there would be more comparisons than may be. */
function limitOf(left: Side, right: Side, { blocks, mostPairs }: Settings, isOneTable: boolean): Rel {
  const counted = (input: Rel, key: string | null): Rel => ({
    op: "aggregate",
    input: key === null ? input : { op: "filter", input, condition: asSql(`${key} IS NOT NULL`) },
    groups: key === null ? [] : [named("k", key)],
    aggregates: [named("c", "CAST(count(*) AS HUGEINT)")],
  });
  const compared = (key: string | null): Rel =>
    isOneTable
      ? {
          op: "project",
          input: counted(left.keyed, key),
          items: [column("pairs", "c * (c - 1) // 2")],
        }
      : {
          op: "project",
          input: {
            op: "join",
            kind: "inner",
            left: counted(left.keyed, key),
            right: counted(right.keyed, key),
            keys: key === null ? [] : [{ left: "k", right: "k" }],
            condition: null,
            nullsEqual: false,
            columns: [
              { side: "left", column: "c", as: "c" },
              { side: "right", column: "c", as: "d" },
            ],
          },
          items: [column("pairs", "c * d")],
        };
  const rules =
    blocks.length === 0
      ? [{ key: null, words: ", as there is no blocking key" }]
      : blocks.map(({ name }, index) => ({
          key: `k${index + 1}`,
          words: `, most from the blocking key “${name}”`,
        }));
  const sums = rules.map(
    ({ key, words }): Rel => ({
      op: "aggregate",
      input: compared(key),
      groups: [],
      aggregates: [named("pairs", "coalesce(sum(pairs), 0)"), named("words", `min(${quoteText(words)})`)],
    }),
  );
  const total: Rel = {
    op: "aggregate",
    input: sums.length === 1 ? (sums[0] as Rel) : { op: "union", inputs: sums, by: "name", distinct: false },
    groups: [],
    aggregates: [named("pairs", "sum(pairs)"), named("words", "arg_max(words, pairs)")],
  };
  return {
    op: "aggregate",
    input: {
      op: "check",
      input: total,
      condition: asSql(`pairs <= ${mostPairs}`),
      message: `There are more comparisons than the ${mostPairs.toLocaleString("en-US")} allowed: `,
      details: asSql(
        `format('{:,}', CAST(pairs AS BIGINT)) || words || ${quoteText(". Choose keys with more different values, or allow more.")}`,
      ),
    },
    groups: [],
    aggregates: [named("allowed", "count(*)")],
  };
}

/** Numbers `a` and `b` of the rows that match, and their score. */
function pairsOf(left: Side, right: Side, settings: Settings, isOneTable: boolean, limit: Input): Rel {
  const { compare, blocks, threshold } = settings;
  // The one row of the limit is computed first, and stops what would take too long.
  const guarded: Rel = {
    op: "join",
    kind: "inner",
    left: left.keyed,
    right: limit,
    keys: [],
    condition: null,
    nullsEqual: false,
    columns: ["n", ...numbered("k", blocks), ...numbered("v", compare)].map((name) => ({
      side: "left" as const,
      column: name,
      as: name,
    })),
  };
  const values = compare.flatMap((_, index): Join["columns"] => [
    { side: "left", column: `v${index + 1}`, as: `l${index + 1}` },
    { side: "right", column: `v${index + 1}`, as: `r${index + 1}` },
  ]);
  const candidates = (block: number | null): Rel => {
    // Pairs that an earlier key has found already.
    const earlier = numbered("k", blocks).slice(0, block ?? 0);
    const conditions = [
      ...(isOneTable ? ["l.n < r.n"] : []),
      ...earlier.map((key) => `(l.${key} = r.${key}) IS NOT TRUE`),
    ];
    const key = `k${(block ?? 0) + 1}`;
    return {
      op: "join",
      kind: "inner",
      left: guarded,
      right: right.keyed,
      keys: block === null ? [] : [{ left: key, right: key }],
      condition: conditions.length > 0 ? asSql(conditions.join(" AND ")) : null,
      nullsEqual: false,
      columns: [{ side: "left", column: "n", as: "a" }, { side: "right", column: "n", as: "b" }, ...values],
    };
  };
  const all = blocks.length === 0 ? [candidates(null)] : blocks.map((_, index) => candidates(index));
  const similarities: Rel = {
    op: "project",
    input: all.length === 1 ? (all[0] as Rel) : { op: "union", inputs: all, by: "name", distinct: false },
    items: [
      column("a", "a"),
      column("b", "b"),
      ...compare.map((one, index) =>
        column(`s${index + 1}`, similarity(one, `l${index + 1}`, `r${index + 1}`)),
      ),
    ],
  };
  return {
    op: "filter",
    input: {
      op: "project",
      input: similarities,
      items: [column("a", "a"), column("b", "b"), column("score", scoreOf(settings))],
    },
    condition: asSql(`score >= ${threshold}`),
  };
}

const numbered = (stem: string, list: readonly unknown[]): string[] =>
  list.map((_, index) => `${stem}${index + 1}`);

/** The weighted mean of the similarities. */
function scoreOf({ compare, nulls }: Settings): SqlText {
  const terms = compare.map(({ weight }, index) => `${weight} * coalesce(s${index + 1}, 0.0)`);
  const weights = compare.map(({ weight }: Comparison, index) =>
    nulls === "ignore" ? `CASE WHEN s${index + 1} IS NULL THEN 0.0 ELSE ${weight} END` : `${weight}`,
  );
  return asSql(
    `round(coalesce((${terms.join(" + ")}) / nullif(CAST(${weights.join(" + ")} AS DOUBLE), 0.0), 0.0), 6)`,
  );
}

/** The pairs with both of their rows. */
function withRows(pairs: Input, left: Side, right: Side, { suffix, score }: Settings): Rel {
  const columns = joinedColumns(left.columns, right.columns, suffixed(suffix || SUFFIX));
  const pick = (which: "left" | "right") => columns.filter(({ side: of }) => of === which);
  const first: Rel = {
    op: "join",
    kind: "inner",
    left: pairs,
    right: left.rows,
    keys: [{ left: "a", right: left.number }],
    condition: null,
    nullsEqual: false,
    columns: [
      { side: "left", column: "b", as: NEXT },
      { side: "left", column: "score", as: SCORE },
      ...pick("left").map(({ column: name, as }) => ({ side: "right" as const, column: name, as })),
    ],
  };
  return {
    op: "join",
    kind: "inner",
    left: first,
    right: right.rows,
    keys: [{ left: NEXT, right: right.number }],
    condition: null,
    nullsEqual: false,
    columns: [
      ...pick("left").map(({ as }) => ({ side: "left" as const, column: as, as })),
      ...pick("right").map(({ column: name, as }) => ({ side: "right" as const, column: name, as })),
      { side: "left", column: SCORE, as: score },
    ],
  };
}

/** Names between two joins that no user's column has by chance. */
const NEXT = "tenon\u0001row";
const SCORE = "tenon\u0001score";

/** Every row with the number of its group: rows that match, directly or through others. */
function groupsOf(
  rows: Side,
  { group }: Settings,
  own: (step: string) => Input,
): Readonly<Record<string, Rel>> {
  const query = `WITH RECURSIVE edges(a, b) AS (
  SELECT a, b FROM pairs
  UNION ALL
  SELECT b, a FROM pairs
),
groups(n, g) USING KEY (n) AS (
  SELECT a, a FROM (SELECT DISTINCT a FROM edges)
  UNION
  SELECT edges.b, min(groups.g)
  FROM groups
  JOIN edges ON edges.a = groups.n
  JOIN recurring.groups AS known ON known.n = edges.b
  WHERE groups.g < known.g
  GROUP BY edges.b
)
SELECT n, g FROM groups`;
  const first = freeName("first_row", [...rows.columns.map(({ name }) => name), rows.number]);
  const joined: Rel = {
    op: "join",
    kind: "left",
    left: rows.rows,
    right: own(GROUPS),
    keys: [{ left: rows.number, right: "n" }],
    condition: null,
    nullsEqual: false,
    columns: [
      ...[...rows.columns.map(({ name }) => name), rows.number].map((name) => ({
        side: "left" as const,
        column: name,
        as: name,
      })),
      { side: "right", column: "g", as: first },
    ],
  };
  const order = `coalesce(${quoteIdentifier(first)}, ${quoteIdentifier(rows.number)})`;
  return {
    [GROUPS]: { op: "sql", query: asSql(query), inputs: [{ alias: "pairs", rel: own(PAIRS) }] },
    out: {
      op: "project",
      input: joined,
      items: [
        { kind: "all", except: [rows.number, first], replace: [], rename: [] },
        column(group, `dense_rank() OVER (ORDER BY ${order})`),
      ],
    },
  };
}

/** Several tables as one, by the names of their columns. */
function stacked(inputs: readonly BoundInput[]): Omit<BoundInput, "rel"> & { rel: Rel } {
  const [first] = inputs as [BoundInput];
  if (inputs.length === 1) return first;
  const columns: Column[] = [];
  for (const { columns: own } of inputs)
    for (const one of own) if (!columns.some(({ name }) => sameName(name, one.name))) columns.push(one);
  return {
    name: first.name,
    columns,
    rel: { op: "union", inputs: inputs.map(({ rel }) => rel), by: "name", distinct: false },
  };
}
