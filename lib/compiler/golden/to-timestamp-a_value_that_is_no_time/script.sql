COPY (
WITH "rows" AS (
  SELECT CAST(c0 AS VARCHAR) AS "at"
  FROM (VALUES
    ('2024-02-29'),
    ('2023-02-29')
  ) AS v(c0)
),
"a_value_that_is_no_time" AS (
  SELECT * REPLACE ((CASE WHEN regexp_matches(trim("at"), ':\d\d(\.\d+)?\s*([A-Za-z]|[+-]\d)') THEN CAST(trim("at") AS TIMESTAMP WITH TIME ZONE) AT TIME ZONE 'UTC' ELSE CAST(trim("at") AS TIMESTAMP) END) AS "at")
  FROM "rows"
)
SELECT *
FROM "a_value_that_is_no_time"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');
