COPY (
WITH "rows" AS (
  SELECT CAST(NULL AS VARCHAR) AS "a"
  WHERE false
),
"no_rows_an_instant" AS (
  SELECT
    *,
    now() AS "timestamp"
  FROM "rows"
)
SELECT *
FROM "no_rows_an_instant"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');
