COPY (
WITH "rows" AS (
  SELECT
    CAST(c0 AS STRUCT(a INTEGER, b STRUCT(c VARCHAR))) AS "order",
    CAST(c1 AS BOOLEAN) AS "x"
  FROM (VALUES
    ('{''a'': 1, ''b'': {''c'': ''y''}}', 'true'),
    (NULL, NULL)
  ) AS v(c0, c1)
),
"in_place_of_a_struct" AS (
  SELECT
    * REPLACE ((json_extract_string(to_json("order"), '$."b"."c"')) AS "order"),
    json_extract_string(to_json("order"), '$."a"') AS "a"
  FROM "rows"
)
SELECT *
FROM "in_place_of_a_struct"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');
