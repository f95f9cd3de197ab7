COPY (
WITH "events" AS (
  SELECT *
  FROM read_avro('lake/events.avro')
)
SELECT *
FROM "events"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');
