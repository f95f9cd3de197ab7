COPY (
WITH "a_value_of_another_type" AS (
  SELECT "id", "total"
  FROM read_csv('lake/odd.csv', types = {'id': 'BIGINT', 'total': 'DECIMAL(10,2)'}, allow_quoted_nulls = false)
)
SELECT *
FROM "a_value_of_another_type"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');
