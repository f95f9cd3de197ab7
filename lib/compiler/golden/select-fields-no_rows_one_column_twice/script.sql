COPY (
WITH "rows" AS (
  SELECT
    CAST(NULL AS VARCHAR) AS "name",
    CAST(NULL AS BIGINT) AS "id"
  WHERE false
),
"no_rows_one_column_twice" AS (
  SELECT "id"
  FROM "rows"
)
SELECT *
FROM "no_rows_one_column_twice"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');
