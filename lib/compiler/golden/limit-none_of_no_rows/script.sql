COPY (
WITH "rows" AS (
  SELECT CAST(NULL AS BIGINT) AS "the ""n"""
  WHERE false
),
"none_of_no_rows" AS (
  SELECT *
  FROM "rows"
  LIMIT 0
)
SELECT *
FROM "none_of_no_rows"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');
