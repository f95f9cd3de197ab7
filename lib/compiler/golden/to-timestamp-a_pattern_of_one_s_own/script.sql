COPY (
WITH "rows" AS (
  SELECT CAST(c0 AS VARCHAR) AS "on"
  FROM (VALUES
    ('9.2.2024 um 15:04'),
    ('29.02.2023 um 15:04'),
    (NULL)
  ) AS v(c0)
),
"a_pattern_of_one_s_own" AS (
  SELECT
    *,
    try_strptime("on", '%-d.%-m.%Y um %H:%M') AS "at"
  FROM "rows"
)
SELECT *
FROM "a_pattern_of_one_s_own"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');
