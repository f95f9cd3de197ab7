COPY (
WITH "source" AS (
  SELECT CAST(c0 AS BIGINT) AS "id"
  FROM (VALUES
    ('1'),
    ('1'),
    (NULL)
  ) AS v(c0)
),
"staging" AS (
  SELECT CAST(NULL AS BIGINT) AS "id"
  WHERE false
),
"nothing_staged" AS (
  SELECT *
  FROM (
    SELECT l."id"
    FROM "source" AS l
    ANTI JOIN "staging" AS r ON l."id" = r."id"
  )
  UNION ALL BY NAME
  SELECT *
  FROM "staging"
)
SELECT *
FROM "nothing_staged"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');
