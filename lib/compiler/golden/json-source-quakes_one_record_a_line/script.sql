COPY (
WITH "quakes_one_record_a_line" AS (
  SELECT *
  FROM read_json('lake/quakes.ndjson', format = 'newline_delimited', map_inference_threshold = -1)
)
SELECT *
FROM "quakes_one_record_a_line"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');
