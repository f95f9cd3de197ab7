COPY (
WITH "rows" AS (
  SELECT CAST(c0 AS INTEGER) AS "a"
  FROM (VALUES
    ('1')
  ) AS v(c0)
)
SELECT *
FROM "rows"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');
