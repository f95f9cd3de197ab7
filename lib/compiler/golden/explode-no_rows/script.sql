COPY (
WITH "rows" AS (
  SELECT CAST(NULL AS STRUCT(b INTEGER)[]) AS "a"
  WHERE false
),
"no_rows" AS (
  SELECT
    *,
    unnest("a") AS "element"
  FROM "rows"
)
SELECT *
FROM "no_rows"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');
