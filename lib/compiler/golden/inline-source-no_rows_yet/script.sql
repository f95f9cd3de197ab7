COPY (
WITH "no_rows_yet" AS (
  SELECT CAST(NULL AS INTEGER) AS "select"
  WHERE false
)
SELECT *
FROM "no_rows_yet"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');
