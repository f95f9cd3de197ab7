COPY (
WITH "folders_that_are_columns_and_no_rows" AS (
  SELECT *
  FROM read_parquet('lake/sales', hive_partitioning = true)
)
SELECT *
FROM "folders_that_are_columns_and_no_rows"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');
