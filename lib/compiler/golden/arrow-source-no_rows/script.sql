COPY (
WITH "no_rows" AS (
  SELECT *
  FROM read_arrow('lake/none.arrows')
)
SELECT *
FROM "no_rows"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');
