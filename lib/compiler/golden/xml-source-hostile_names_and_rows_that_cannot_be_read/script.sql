COPY (
WITH "hostile_names_and_rows_that_cannot_be_read" AS (
  SELECT "order", "the ""n""", "_a"
  FROM read_xml('lake/odd.xml')
)
SELECT *
FROM "hostile_names_and_rows_that_cannot_be_read"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');

COPY (
WITH "hostile_names_and_rows_that_cannot_be_read_rejected" AS (
  SELECT "file", "line", "reason", "raw"
  FROM rejected_rows('lake/odd.xml')
)
SELECT *
FROM "hostile_names_and_rows_that_cannot_be_read_rejected"
) TO 'out/rejected' (FORMAT parquet, COMPRESSION 'snappy');
