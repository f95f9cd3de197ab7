COPY (
WITH "rows_that_cannot_be_read_go_elsewhere" AS (
  SELECT "id", "the ""day"""
  FROM read_csv('lake/ragged.csv', types = {'id': 'BIGINT', 'the "day"': 'DATE'}, allow_quoted_nulls = false)
)
SELECT *
FROM "rows_that_cannot_be_read_go_elsewhere"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');

COPY (
WITH "rows_that_cannot_be_read_go_elsewhere_rejected" AS (
  SELECT "file", "line", "reason", "raw"
  FROM rejected_rows('lake/ragged.csv')
)
SELECT *
FROM "rows_that_cannot_be_read_go_elsewhere_rejected"
) TO 'out/rejected' (FORMAT parquet, COMPRESSION 'snappy');
