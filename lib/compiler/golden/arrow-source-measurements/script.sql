COPY (
WITH "measurements" AS (
  SELECT *
  FROM read_arrow('lake/measurements.arrow')
)
SELECT *
FROM "measurements"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');
