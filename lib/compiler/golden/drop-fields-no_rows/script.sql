COPY (
WITH "rows" AS (
  SELECT
    CAST(NULL AS VARCHAR) AS "order",
    CAST(NULL AS BIGINT) AS "id"
  WHERE false
),
"no_rows" AS (
  SELECT * EXCLUDE ("order")
  FROM "rows"
)
SELECT *
FROM "no_rows"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');
