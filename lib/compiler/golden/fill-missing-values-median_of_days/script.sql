COPY (
WITH "rows" AS (
  SELECT CAST(c0 AS DATE) AS "day"
  FROM (VALUES
    ('2024-02-28'),
    ('2024-03-01'),
    (NULL)
  ) AS v(c0)
),
"median_of_days" AS (
  SELECT
    * EXCLUDE ("statistic"),
    coalesce("day", CAST("statistic" AS DATE)) AS "day_filled"
  FROM (
    SELECT
      l."day",
      r."statistic"
    FROM "rows" AS l
    LEFT JOIN (
      SELECT median("day") AS "statistic"
      FROM "rows"
    ) AS r ON TRUE
  )
)
SELECT *
FROM "median_of_days"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');
