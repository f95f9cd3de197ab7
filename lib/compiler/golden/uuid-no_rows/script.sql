COPY (
WITH "rows" AS (
  SELECT CAST(NULL AS VARCHAR) AS "a"
  WHERE false
),
"no_rows" AS (
  SELECT
    *,
    CAST(uuid() AS VARCHAR) AS "uuid"
  FROM "rows"
)
SELECT *
FROM "no_rows"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');
