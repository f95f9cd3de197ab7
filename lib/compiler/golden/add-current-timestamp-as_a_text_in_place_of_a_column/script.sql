COPY (
WITH "rows" AS (
  SELECT
    CAST(c0 AS DATE) AS "the ""day""",
    CAST(c1 AS VARCHAR) AS "a"
  FROM (VALUES
    ('2024-02-29', NULL)
  ) AS v(c0, c1)
),
"as_a_text_in_place_of_a_column" AS (
  SELECT * REPLACE ((strftime(now() AT TIME ZONE 'UTC', '%Y-%m-%d')) AS "the ""day""")
  FROM "rows"
)
SELECT *
FROM "as_a_text_in_place_of_a_column"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');
