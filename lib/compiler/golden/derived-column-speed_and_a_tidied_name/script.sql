COPY (
WITH "rows" AS (
  SELECT
    CAST(c0 AS VARCHAR) AS "name",
    CAST(c1 AS DOUBLE) AS "distance",
    CAST(c2 AS BIGINT) AS "minutes"
  FROM (VALUES
    ('  Zoë ', '300', '30'),
    ('', '10', '0'),
    (NULL, NULL, '61')
  ) AS v(c0, c1, c2)
),
"speed_and_a_tidied_name" AS (
  SELECT
    * REPLACE ((trim(name)) AS "name"),
    distance / nullif(minutes, 0) * 60 AS "speed",
    minutes > 60 AS "is ""late"""
  FROM "rows"
)
SELECT *
FROM "speed_and_a_tidied_name"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');
