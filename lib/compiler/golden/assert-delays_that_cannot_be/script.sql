-- Rows, then of each condition: rows for which it is not true, and one of them.
WITH "rows" AS (
  SELECT
    CAST(c0 AS VARCHAR) AS "origin",
    CAST(c1 AS BIGINT) AS "delay"
  FROM (VALUES
    ('SFO', '61'),
    (NULL, '-61'),
    ('JFK', NULL),
    ('Zürich', '-90')
  ) AS v(c0, c1)
)
SELECT
  count(*) AS checked,
  count(*) FILTER (WHERE ((delay > -60)) IS NOT TRUE) AS failed_1,
  min([left(CAST("delay" AS VARCHAR), 100)]) FILTER (WHERE ((delay > -60)) IS NOT TRUE) AS sample_1,
  count(*) FILTER (WHERE ((origin is not null)) IS NOT TRUE) AS failed_2,
  min([left(CAST("origin" AS VARCHAR), 100)]) FILTER (WHERE ((origin is not null)) IS NOT TRUE) AS sample_2
FROM "rows"
;

COPY (
WITH "rows" AS (
  SELECT
    CAST(c0 AS VARCHAR) AS "origin",
    CAST(c1 AS BIGINT) AS "delay"
  FROM (VALUES
    ('SFO', '61'),
    (NULL, '-61'),
    ('JFK', NULL),
    ('Zürich', '-90')
  ) AS v(c0, c1)
),
"delays_that_cannot_be" AS (
  SELECT *
  FROM "rows"
)
SELECT *
FROM "delays_that_cannot_be"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');
