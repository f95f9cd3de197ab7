import type { Column } from "../../../model/column";

/** The tables both engines have, in the words of each. */
interface TestTable {
  columns: readonly Column[];
  spark: string;
  duckdb: string;
}

const columns = (text: string): Column[] =>
  text.split(", ").map((column) => {
    const [name = "", ...type] = column.split(" ");
    return { name, type: type.join(" ").replaceAll(";", ",") };
  });

/** One row of the usual, two of the unusual, one of NULLs. */
const t: TestTable = {
  columns: columns(
    "id INTEGER, s VARCHAR, n VARCHAR, i INTEGER, j BIGINT, d DOUBLE, m DECIMAL(10;2), b BOOLEAN, dt DATE, ts TIMESTAMP, " +
      "a INTEGER[], w VARCHAR[], k MAP(VARCHAR; INTEGER), r STRUCT(x INTEGER; y VARCHAR), rs STRUCT(x INTEGER; y VARCHAR)[], " +
      "js VARCHAR, bin BLOB",
  ),
  spark: `SELECT id, s, n, i, j, d, cast(m as decimal(10, 2)) AS m, b, dt, ts, a, w, k, r, rs, js, bin FROM VALUES
    (1, 'Alpha beta', '12', 7, 10000000000L, 1.5D, 12.34BD, true, DATE '2024-02-29', TIMESTAMP '2024-02-29 13:04:05.678',
      array(3, 1, 2), array('x', 'y'), map('a', 1, 'b', 2), named_struct('x', 1, 'y', 'one'),
      array(named_struct('x', 1, 'y', 'p'), named_struct('x', 2, 'y', 'q')), '{"a":{"b":[1,2]},"c":"x","n":1.50}', X'616263'),
    (2, '', 'abc', -3, -1L, -2.5D, -0.05BD, false, DATE '2023-12-31', TIMESTAMP '1969-12-31 23:59:59',
      cast(array() as array<int>), cast(array() as array<string>), cast(map() as map<string, int>),
      named_struct('x', cast(null as int), 'y', ''), cast(array() as array<struct<x: int, y: string>>), '{bad', X''),
    (3, 'Zürich, 1;2', ' 4.9 ', 0, 0L, 0D, 0.00BD, true, DATE '2000-01-01', TIMESTAMP '2000-01-01 00:00:00',
      array(1, null, 1), array('b', null, 'a'), map('z', cast(null as int)), named_struct('x', 3, 'y', 'three'),
      array(named_struct('x', 3, 'y', cast(null as string))), '[{"v":1},{"v":2}]', X'C3BF'),
    (4, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null)
    AS t(id, s, n, i, j, d, m, b, dt, ts, a, w, k, r, rs, js, bin)`,
  duckdb: `VALUES
    (1, 'Alpha beta', '12', 7, 10000000000, 1.5, 12.34, true, DATE '2024-02-29', TIMESTAMP '2024-02-29 13:04:05.678',
      [3, 1, 2], ['x', 'y'], MAP {'a': 1, 'b': 2}, {'x': 1, 'y': 'one'},
      [{'x': 1, 'y': 'p'}, {'x': 2, 'y': 'q'}], '{"a":{"b":[1,2]},"c":"x","n":1.50}', unhex('616263')),
    (2, '', 'abc', -3, -1, -2.5, -0.05, false, DATE '2023-12-31', TIMESTAMP '1969-12-31 23:59:59',
      [], [], MAP {}, {'x': NULL, 'y': ''}, [], '{bad', unhex('')),
    (3, 'Zürich, 1;2', ' 4.9 ', 0, 0, 0, 0.00, true, DATE '2000-01-01', TIMESTAMP '2000-01-01 00:00:00',
      [1, NULL, 1], ['b', NULL, 'a'], MAP {'z': NULL}, {'x': 3, 'y': 'three'},
      [{'x': 3, 'y': NULL}], '[{"v":1},{"v":2}]', unhex('C3BF')),
    (4, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL)`,
};

const orders: TestTable = {
  columns: columns(
    "id INTEGER, customer INTEGER, amount DOUBLE, day DATE, kind VARCHAR, tags VARCHAR[], attributes MAP(VARCHAR; VARCHAR)",
  ),
  spark: `SELECT * FROM VALUES
    (1, 10, 5.0D, DATE '2024-01-01', 'web', array('new', 'gift'), map('colour', 'red')),
    (2, 10, 7.5D, DATE '2024-01-02', 'shop', array('gift'), map('colour', 'blue', 'size', 'L')),
    (3, 20, cast(null as double), DATE '2024-01-02', 'web', cast(array() as array<string>), cast(null as map<string, string>)),
    (4, null, 1.0D, DATE '2024-02-01', 'shop', cast(null as array<string>), cast(map() as map<string, string>)),
    (5, 30, 9.0D, null, null, array('new', null), map('size', cast(null as string)))
    AS orders(id, customer, amount, day, kind, tags, attributes)`,
  duckdb: `VALUES
    (1, 10, 5.0, DATE '2024-01-01', 'web', ['new', 'gift'], MAP {'colour': 'red'}),
    (2, 10, 7.5, DATE '2024-01-02', 'shop', ['gift'], MAP {'colour': 'blue', 'size': 'L'}),
    (3, 20, NULL, DATE '2024-01-02', 'web', [], NULL),
    (4, NULL, 1.0, DATE '2024-02-01', 'shop', NULL, MAP {}),
    (5, 30, 9.0, NULL, NULL, ['new', NULL], MAP {'size': NULL})`,
};

const customers: TestTable = {
  columns: columns("id INTEGER, name VARCHAR, city VARCHAR"),
  spark: `SELECT * FROM VALUES (10, 'Ada', 'Bern'), (20, 'Bob', null), (40, 'Cy', 'Ulm') AS customers(id, name, city)`,
  duckdb: `VALUES (10, 'Ada', 'Bern'), (20, 'Bob', NULL), (40, 'Cy', 'Ulm')`,
};

/** Hostile names: a space, a dot, a quote, a keyword. */
const odd: TestTable = {
  columns: [
    { name: "profit margin", type: "INTEGER" },
    { name: "max(profit)", type: "INTEGER" },
    { name: "order", type: "VARCHAR" },
    { name: '2"x', type: "INTEGER" },
  ],
  spark:
    "SELECT * FROM VALUES (1, 2, 'a', 3), (null, 5, 'b', 6) AS odd(`profit margin`, `max(profit)`, `order`, `2\"x`)",
  duckdb: "VALUES (1, 2, 'a', 3), (NULL, 5, 'b', 6)",
};

/** What the examples of the function list are about. */
const sample: TestTable = {
  columns: columns("x INTEGER, y INTEGER, t VARCHAR"),
  spark: "SELECT * FROM VALUES (1, 2, 'a'), (2, 3, 'b'), (4, 9, 'a'), (8, 20, null) AS sample(x, y, t)",
  duckdb: "VALUES (1, 2, 'a'), (2, 3, 'b'), (4, 9, 'a'), (8, 20, NULL)",
};

export const testTables: Readonly<Record<string, TestTable>> = { t, orders, customers, odd, sample };

export const sparkSetup: readonly string[] = Object.entries(testTables).map(
  ([name, { spark }]) => `CREATE OR REPLACE TEMPORARY VIEW ${name} AS ${spark}`,
);

export const duckdbSetup: readonly string[] = [
  "SET TimeZone = 'UTC'",
  ...Object.entries(testTables).flatMap(([name, table]) => {
    const list = table.columns
      .map((column) => `"${column.name.replaceAll('"', '""')}" ${column.type}`)
      .join(", ");
    return [`CREATE TABLE ${name} (${list})`, `INSERT INTO ${name} ${table.duckdb}`];
  }),
];

export const tableColumns: Readonly<Record<string, readonly Column[]>> = Object.fromEntries(
  Object.entries(testTables).map(([name, table]) => [name, table.columns]),
);
