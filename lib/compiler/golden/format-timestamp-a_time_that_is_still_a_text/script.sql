COPY (
WITH "rows" AS (
  SELECT CAST(c0 AS VARCHAR) AS "at"
  FROM (VALUES
    ('2023-12-31T23:30:00-05:00'),
    ('never'),
    (''),
    (NULL)
  ) AS v(c0)
),
"a_time_that_is_still_a_text" AS (
  SELECT * REPLACE ((strftime(CASE WHEN regexp_matches(trim(CAST("at" AS VARCHAR)), ':\d\d(\.\d+)?\s*([A-Za-z]|[+-]\d)') THEN TRY_CAST(trim(CAST("at" AS VARCHAR)) AS TIMESTAMP WITH TIME ZONE) AT TIME ZONE 'UTC' ELSE TRY_CAST(trim(CAST("at" AS VARCHAR)) AS TIMESTAMP) END, '%Y')) AS "at")
  FROM "rows"
)
SELECT *
FROM "a_time_that_is_still_a_text"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');
