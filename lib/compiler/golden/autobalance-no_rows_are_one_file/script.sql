COPY (
WITH "rows" AS (
  SELECT CAST(NULL AS VARCHAR) AS "a"
  WHERE false
),
"no_rows_are_one_file" AS (
  SELECT *
  FROM "rows"
)
SELECT *
FROM "no_rows_are_one_file"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');
