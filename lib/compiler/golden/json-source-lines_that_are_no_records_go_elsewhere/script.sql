COPY (
WITH "lines_that_are_no_records_go_elsewhere" AS (
  SELECT *
  FROM read_json('lake/events.ndjson', format = 'newline_delimited', map_inference_threshold = -1)
)
SELECT *
FROM "lines_that_are_no_records_go_elsewhere"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');

COPY (
WITH "lines_that_are_no_records_go_elsewhere_rejected" AS (
  SELECT "file", "line", "reason", "raw"
  FROM rejected_rows('lake/events.ndjson')
)
SELECT *
FROM "lines_that_are_no_records_go_elsewhere_rejected"
) TO 'out/rejected' (FORMAT parquet, COMPRESSION 'snappy');
