COPY (
WITH "rows" AS (
  SELECT
    CAST(c0 AS BIGINT) AS "order",
    CAST(c1 AS VARCHAR) AS "a",
    CAST(c2 AS DATE) AS "b",
    CAST(c3 AS BOOLEAN) AS "c",
    CAST(c4 AS INTEGER[]) AS "d"
  FROM (VALUES
    ('1', 'x', '2024-02-29', 'true', '[1, NULL]'),
    ('2', '', NULL, NULL, NULL),
    (NULL, NULL, NULL, 'false', '[]')
  ) AS v(c0, c1, c2, c3, c4)
),
"all_but_the_key_without_nulls" AS (
  SELECT *
  FROM (
    SELECT * REPLACE ((CAST("a" AS VARCHAR)) AS "a", (CAST("b" AS VARCHAR)) AS "b", (CAST("c" AS VARCHAR)) AS "c", (CAST("d" AS VARCHAR)) AS "d")
    FROM "rows"
  )
  UNPIVOT ("value" FOR "name" IN ("a", "b", "c", "d"))
)
SELECT *
FROM "all_but_the_key_without_nulls"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');
