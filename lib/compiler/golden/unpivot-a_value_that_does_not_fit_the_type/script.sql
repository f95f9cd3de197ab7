COPY (
WITH "rows" AS (
  SELECT
    CAST(c0 AS VARCHAR) AS "a",
    CAST(c1 AS BIGINT) AS "b"
  FROM (VALUES
    ('many', '1')
  ) AS v(c0, c1)
),
"a_value_that_does_not_fit_the_type" AS (
  SELECT *
  FROM (
    SELECT * REPLACE ((CAST("a" AS BIGINT)) AS "a", (CAST("b" AS BIGINT)) AS "b")
    FROM "rows"
  )
  UNPIVOT INCLUDE NULLS ("value" FOR "name" IN ("a", "b"))
)
SELECT *
FROM "a_value_that_does_not_fit_the_type"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');
