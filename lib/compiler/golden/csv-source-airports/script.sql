COPY (
WITH "airports" AS (
  SELECT *
  FROM read_csv('lake/airports.csv', allow_quoted_nulls = false)
)
SELECT *
FROM "airports"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');
