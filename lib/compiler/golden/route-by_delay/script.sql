COPY (
WITH "rows" AS (
  SELECT
    CAST(c0 AS VARCHAR) AS "origin",
    CAST(c1 AS BIGINT) AS "delay"
  FROM (VALUES
    ('SFO', '61'),
    ('JFK', '121'),
    ('ORD', '0'),
    ('LAX', NULL),
    (NULL, NULL)
  ) AS v(c0, c1)
),
"by_delay_late" AS (
  SELECT *
  FROM "rows"
  WHERE (delay > 60)
)
SELECT *
FROM "by_delay_late"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');

COPY (
WITH "rows" AS (
  SELECT
    CAST(c0 AS VARCHAR) AS "origin",
    CAST(c1 AS BIGINT) AS "delay"
  FROM (VALUES
    ('SFO', '61'),
    ('JFK', '121'),
    ('ORD', '0'),
    ('LAX', NULL),
    (NULL, NULL)
  ) AS v(c0, c1)
),
"by_delay_very_late" AS (
  SELECT *
  FROM "rows"
  WHERE (delay > 120 -- two hours
  )
)
SELECT *
FROM "by_delay_very_late"
) TO 'out/very_late' (FORMAT parquet, COMPRESSION 'snappy');

COPY (
WITH "rows" AS (
  SELECT
    CAST(c0 AS VARCHAR) AS "origin",
    CAST(c1 AS BIGINT) AS "delay"
  FROM (VALUES
    ('SFO', '61'),
    ('JFK', '121'),
    ('ORD', '0'),
    ('LAX', NULL),
    (NULL, NULL)
  ) AS v(c0, c1)
),
"by_delay_west" AS (
  SELECT *
  FROM "rows"
  WHERE (origin in ('SFO', 'LAX'))
)
SELECT *
FROM "by_delay_west"
) TO 'out/west' (FORMAT parquet, COMPRESSION 'snappy');

COPY (
WITH "rows" AS (
  SELECT
    CAST(c0 AS VARCHAR) AS "origin",
    CAST(c1 AS BIGINT) AS "delay"
  FROM (VALUES
    ('SFO', '61'),
    ('JFK', '121'),
    ('ORD', '0'),
    ('LAX', NULL),
    (NULL, NULL)
  ) AS v(c0, c1)
),
"by_delay_rest" AS (
  SELECT *
  FROM "rows"
  WHERE (((delay > 60) OR (delay > 120 -- two hours
  ) OR (origin in ('SFO', 'LAX'))) IS NOT TRUE
  )
)
SELECT *
FROM "by_delay_rest"
) TO 'out/rest' (FORMAT parquet, COMPRESSION 'snappy');
