COPY (
WITH "a_folder_of_flights" AS (
  SELECT *
  FROM read_parquet('lake/flights/*.parquet', union_by_name = true)
)
SELECT *
FROM "a_folder_of_flights"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');
