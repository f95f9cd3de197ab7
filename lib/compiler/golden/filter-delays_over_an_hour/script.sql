COPY (
WITH "rows" AS (
  SELECT
    CAST(c0 AS VARCHAR) AS "origin",
    CAST(c1 AS BIGINT) AS "delay"
  FROM (VALUES
    ('SFO', '61'),
    ('JFK', '60'),
    (NULL, '90'),
    ('LAX', NULL),
    ('ORD', '120')
  ) AS v(c0, c1)
),
"delays_over_an_hour" AS (
  SELECT *
  FROM "rows"
  WHERE (delay > 60 and origin is not null)
)
SELECT *
FROM "delays_over_an_hour"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');
