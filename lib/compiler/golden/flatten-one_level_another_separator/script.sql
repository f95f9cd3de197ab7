COPY (
WITH "rows" AS (
  SELECT
    CAST(c0 AS STRUCT(b STRUCT(c INTEGER), d INTEGER)) AS "a",
    CAST(c1 AS STRUCT(f INTEGER)) AS "e"
  FROM (VALUES
    ('{''b'': {''c'': 1}, ''d'': 2}', '{''f'': 3}')
  ) AS v(c0, c1)
),
"one_level_another_separator" AS (
  SELECT
    struct_extract("a", 'b') AS "a_b",
    struct_extract("a", 'd') AS "a_d",
    "e"
  FROM "rows"
)
SELECT *
FROM "one_level_another_separator"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');
