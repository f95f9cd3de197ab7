COPY (
WITH "rows" AS (
  SELECT CAST(c0 AS BIGINT) AS "order"
  FROM (VALUES
    (NULL),
    (NULL)
  ) AS v(c0)
),
"more_than_there_are" AS (
  SELECT *
  FROM "rows"
  LIMIT 9007199254740991 OFFSET 1
)
SELECT *
FROM "more_than_there_are"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');
