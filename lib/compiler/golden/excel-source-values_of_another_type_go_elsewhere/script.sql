COPY (
WITH "values_of_another_type_go_elsewhere" AS (
  SELECT "code", "amount"
  FROM read_xlsx('lake/mixed.xlsx')
)
SELECT *
FROM "values_of_another_type_go_elsewhere"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');

COPY (
WITH "values_of_another_type_go_elsewhere_rejected" AS (
  SELECT "file", "line", "reason", "raw"
  FROM rejected_rows('lake/mixed.xlsx')
)
SELECT *
FROM "values_of_another_type_go_elsewhere_rejected"
) TO 'out/rejected' (FORMAT parquet, COMPRESSION 'snappy');
