COPY (
WITH "no_records" AS (
  SELECT *
  FROM read_avro('lake/none.avro')
)
SELECT *
FROM "no_records"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');
