COPY (
WITH "a_header_and_no_rows" AS (
  SELECT *
  FROM read_csv('lake/none.csv', header = true, allow_quoted_nulls = false)
)
SELECT *
FROM "a_header_and_no_rows"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');
