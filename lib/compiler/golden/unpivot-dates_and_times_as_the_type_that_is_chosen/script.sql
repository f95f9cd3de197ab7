COPY (
WITH "rows" AS (
  SELECT
    CAST(c0 AS BIGINT) AS "id",
    CAST(c1 AS VARCHAR) AS "first",
    CAST(c2 AS TIMESTAMP) AS "last"
  FROM (VALUES
    ('1', '2024-01-01', '2024-01-02 12:00:00'),
    ('2', NULL, NULL)
  ) AS v(c0, c1, c2)
),
"dates_and_times_as_the_type_that_is_chosen" AS (
  SELECT *
  FROM (
    SELECT * REPLACE ((CAST("first" AS DATE)) AS "first", (CAST("last" AS DATE)) AS "last")
    FROM "rows"
  )
  UNPIVOT INCLUDE NULLS ("value" FOR "name" IN ("first", "last"))
)
SELECT *
FROM "dates_and_times_as_the_type_that_is_chosen"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');
