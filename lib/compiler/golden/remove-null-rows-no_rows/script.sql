COPY (
WITH "rows" AS (
  SELECT
    CAST(NULL AS BIGINT) AS "a",
    CAST(NULL AS VARCHAR) AS "b c"
  WHERE false
),
"no_rows" AS (
  SELECT *
  FROM "rows"
  WHERE ("b c" IS NOT NULL)
)
SELECT *
FROM "no_rows"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');
