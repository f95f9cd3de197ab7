COPY (
WITH "rows" AS (
  SELECT CAST(NULL AS DATE) AS "a"
  WHERE false
),
"no_rows" AS (
  SELECT * REPLACE ((TRY_CAST("a" AS TIMESTAMP)) AS "a")
  FROM "rows"
)
SELECT *
FROM "no_rows"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');
