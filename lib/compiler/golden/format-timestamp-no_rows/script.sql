COPY (
WITH "rows" AS (
  SELECT CAST(NULL AS DATE) AS "d"
  WHERE false
),
"no_rows" AS (
  SELECT * REPLACE ((strftime("d", '%-j')) AS "d")
  FROM "rows"
)
SELECT *
FROM "no_rows"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');
