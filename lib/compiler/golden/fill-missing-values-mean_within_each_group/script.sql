COPY (
WITH "rows" AS (
  SELECT
    CAST(c0 AS VARCHAR) AS "k",
    CAST(c1 AS INTEGER) AS "n"
  FROM (VALUES
    ('x', '1'),
    ('x', '2'),
    ('x', NULL),
    (NULL, '7'),
    (NULL, NULL),
    ('none', NULL)
  ) AS v(c0, c1)
),
"mean_within_each_group" AS (
  SELECT
    * EXCLUDE ("statistic"),
    coalesce("n", CAST("statistic" AS INTEGER)) AS "N mean"
  FROM (
    SELECT
      l."k",
      l."n",
      r."statistic"
    FROM "rows" AS l
    LEFT JOIN (
      SELECT
        "k" AS "group0",
        avg("n") AS "statistic"
      FROM "rows"
      GROUP BY 1
    ) AS r ON l."k" IS NOT DISTINCT FROM r."group0"
  )
)
SELECT *
FROM "mean_within_each_group"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');
