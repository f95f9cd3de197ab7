COPY (
WITH "rows" AS (
  SELECT
    CAST(c0 AS VARCHAR) AS "the ""day""",
    CAST(c1 AS VARCHAR) AS "month",
    CAST(c2 AS INTEGER) AS "year"
  FROM (VALUES
    ('29', '02', '2024'),
    ('', NULL, '2024'),
    (NULL, NULL, NULL)
  ) AS v(c0, c1, c2)
),
"a_date_of_its_parts" AS (
  SELECT
    *,
    concat_ws('-', coalesce(CAST("year" AS VARCHAR), '??'), coalesce(CAST("month" AS VARCHAR), '??'), coalesce(CAST("the ""day""" AS VARCHAR), '??')) AS "date"
  FROM "rows"
)
SELECT *
FROM "a_date_of_its_parts"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');
