COPY (
WITH "an_array_of_records_that_differ" AS (
  SELECT *
  FROM read_json('lake/people.json', format = 'array', map_inference_threshold = -1)
)
SELECT *
FROM "an_array_of_records_that_differ"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');
