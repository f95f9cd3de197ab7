COPY (
WITH "rows" AS (
  SELECT CAST(NULL AS VARCHAR) AS "order"
  WHERE false
),
"other_rows" AS (
  SELECT CAST(c0 AS VARCHAR) AS "order"
  FROM (VALUES
    ('a')
  ) AS v(c0)
),
"no_rows" AS (
  SELECT "order"
  FROM "rows"
  EXCEPT
  SELECT "order"
  FROM "other_rows"
)
SELECT *
FROM "no_rows"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');
