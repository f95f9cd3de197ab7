COPY (
WITH "rows" AS (
  SELECT CAST(c0 AS VARCHAR) AS "order"
  FROM (VALUES
    ('a'),
    (NULL)
  ) AS v(c0)
),
"other_rows" AS (
  SELECT CAST(NULL AS VARCHAR) AS "order"
  WHERE false
),
"no_other_rows" AS (
  SELECT "order"
  FROM "rows"
  INTERSECT
  SELECT "order"
  FROM "other_rows"
)
SELECT *
FROM "no_other_rows"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');
