COPY (
WITH "source" AS (
  SELECT
    CAST(NULL AS BIGINT) AS "id",
    CAST(NULL AS VARCHAR) AS "v"
  WHERE false
),
"staging" AS (
  SELECT CAST(c0 AS BIGINT) AS "id"
  FROM (VALUES
    ('1'),
    ('1')
  ) AS v(c0)
),
"an_empty_source" AS (
  SELECT *
  FROM (
    SELECT
      l."id",
      l."v"
    FROM "source" AS l
    ANTI JOIN "staging" AS r ON l."id" = r."id"
  )
  UNION ALL BY NAME
  SELECT *
  FROM "staging"
)
SELECT *
FROM "an_empty_source"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');
