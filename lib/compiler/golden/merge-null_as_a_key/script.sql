COPY (
WITH "source" AS (
  SELECT
    CAST(c0 AS BIGINT) AS "order",
    CAST(c1 AS VARCHAR) AS "the ""k""",
    CAST(c2 AS BIGINT) AS "v"
  FROM (VALUES
    ('1', NULL, '10'),
    (NULL, NULL, '20'),
    ('1', '', '30')
  ) AS v(c0, c1, c2)
),
"staging" AS (
  SELECT
    CAST(c0 AS BIGINT) AS "order",
    CAST(c1 AS VARCHAR) AS "the ""k""",
    CAST(c2 AS BIGINT) AS "v"
  FROM (VALUES
    ('1', NULL, '11'),
    (NULL, NULL, NULL)
  ) AS v(c0, c1, c2)
),
"null_as_a_key" AS (
  SELECT *
  FROM (
    SELECT
      l."order",
      l."the ""k""",
      l."v"
    FROM "source" AS l
    ANTI JOIN "staging" AS r ON l."order" IS NOT DISTINCT FROM r."order" AND l."the ""k""" IS NOT DISTINCT FROM r."the ""k"""
  )
  UNION ALL BY NAME
  SELECT *
  FROM "staging"
)
SELECT *
FROM "null_as_a_key"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');
