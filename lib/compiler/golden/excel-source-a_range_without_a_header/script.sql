COPY (
WITH "a_range_without_a_header" AS (
  SELECT *
  FROM read_xlsx('lake/numbers.xlsx', range = 'B2:C3', header = false)
)
SELECT *
FROM "a_range_without_a_header"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');
