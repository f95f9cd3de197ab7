COPY (
WITH "inputs_1" AS (
  SELECT
    CAST(c0 AS VARCHAR) AS "origin",
    CAST(c1 AS BIGINT) AS "delay"
  FROM (VALUES
    ('SFO', '61'),
    (NULL, NULL)
  ) AS v(c0, c1)
),
"inputs_2" AS (
  SELECT
    CAST(c0 AS BIGINT) AS "delay",
    CAST(c1 AS VARCHAR) AS "Origin",
    CAST(c2 AS VARCHAR) AS "the ""note"""
  FROM (VALUES
    ('5', 'ZRH', 'Zürich'),
    (NULL, '', '')
  ) AS v(c0, c1, c2)
),
"two_years_of_flights" AS (
  SELECT *
  FROM "inputs_1"
  UNION ALL BY NAME
  SELECT *
  FROM "inputs_2"
)
SELECT *
FROM "two_years_of_flights"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');
