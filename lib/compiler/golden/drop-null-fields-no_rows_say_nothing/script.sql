COPY (
WITH "rows" AS (
  SELECT
    CAST(NULL AS VARCHAR) AS "a",
    CAST(NULL AS BIGINT) AS "b c"
  WHERE false
),
"no_rows_say_nothing" AS (
  SELECT *
  FROM "rows"
)
SELECT *
FROM "no_rows_say_nothing"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');
