COPY (
WITH "rows" AS (
  SELECT
    CAST(c0 AS DATE) AS "the day",
    CAST(c1 AS BIGINT) AS "delay"
  FROM (VALUES
    ('2024-01-08', '10'),
    ('2024-01-01', '1'),
    ('2024-01-02', '2'),
    ('2024-01-08', '20'),
    ('2024-01-20', NULL),
    (NULL, '7')
  ) AS v(c0, c1)
),
"seven_days" AS (
  SELECT
    *,
    avg(delay) OVER w AS "7 days",
    median(delay) OVER w AS "middle",
    min(delay) OVER w AS "least"
  FROM "rows"
  WINDOW w AS (ORDER BY ("the day") ASC NULLS LAST RANGE BETWEEN (INTERVAL 7 DAY - INTERVAL 1 MICROSECOND) PRECEDING AND CURRENT ROW)
)
SELECT *
FROM "seven_days"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');
