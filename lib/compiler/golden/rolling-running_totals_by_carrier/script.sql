COPY (
WITH "rows" AS (
  SELECT
    CAST(c0 AS VARCHAR) AS "carrier",
    CAST(c1 AS DATE) AS "day",
    CAST(c2 AS INTEGER) AS "delay"
  FROM (VALUES
    ('UA', '2024-01-02', '5'),
    ('UA', '2024-01-01', NULL),
    ('UA', '2024-01-02', '3'),
    ('UA', NULL, '100'),
    (NULL, '2024-01-01', '1'),
    (NULL, '2024-01-02', '-1')
  ) AS v(c0, c1, c2)
),
"running_totals_by_carrier" AS (
  SELECT
    *,
    sum(delay) OVER w_rows AS "total",
    count(*) OVER w_rows AS "flights",
    max(delay) OVER w_rows AS "worst"
  FROM "rows"
  WINDOW w_rows AS (PARTITION BY ("carrier") ORDER BY (day) ASC NULLS LAST, ("delay") ASC NULLS LAST ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)
)
SELECT *
FROM "running_totals_by_carrier"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');
