COPY (
WITH "rows" AS (
  SELECT CAST(NULL AS TIMESTAMP) AS "seen"
  WHERE false
),
"no_rows" AS (
  SELECT
    *,
    count(*) OVER w AS "n"
  FROM "rows"
  WINDOW w AS (ORDER BY (seen) ASC NULLS LAST RANGE BETWEEN (INTERVAL 7 HOUR - INTERVAL 1 MICROSECOND) PRECEDING AND CURRENT ROW)
)
SELECT *
FROM "no_rows"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');
