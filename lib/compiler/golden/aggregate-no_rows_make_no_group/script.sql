COPY (
WITH "rows" AS (
  SELECT CAST(NULL AS VARCHAR) AS "the ""state"""
  WHERE false
),
"no_rows_make_no_group" AS (
  SELECT
    "the ""state""" AS "the ""state""",
    count(*) AS "order"
  FROM "rows"
  GROUP BY 1
)
SELECT *
FROM "no_rows_make_no_group"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');
