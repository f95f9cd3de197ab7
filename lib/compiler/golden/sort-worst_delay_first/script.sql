COPY (
WITH "rows" AS (
  SELECT
    CAST(c0 AS VARCHAR) AS "group",
    CAST(c1 AS BIGINT) AS "delay"
  FROM (VALUES
    ('b', '61'),
    ('', '120'),
    (NULL, '61'),
    ('é', NULL),
    ('a', '61')
  ) AS v(c0, c1)
),
"worst_delay_first" AS (
  SELECT *
  FROM "rows"
  ORDER BY (delay) DESC NULLS LAST, ("group") ASC NULLS FIRST
)
SELECT *
FROM "worst_delay_first"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');
