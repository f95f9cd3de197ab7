COPY (
WITH "rows" AS (
  SELECT
    CAST(c0 AS VARCHAR) AS "stock",
    CAST(c1 AS DATE) AS "day",
    CAST(c2 AS DECIMAL(10,2)) AS "price"
  FROM (VALUES
    ('a', '2024-01-03', NULL),
    ('a', '2024-01-01', '1.50'),
    ('a', '2024-01-02', NULL),
    ('b', '2024-01-01', NULL),
    ('b', '2024-01-02', '7.00')
  ) AS v(c0, c1, c2)
),
"the_value_before" AS (
  SELECT
    *,
    last_value("price" IGNORE NULLS) OVER w_rows AS "price_filled"
  FROM "rows"
  WINDOW w_rows AS (PARTITION BY ("stock") ORDER BY (day) ASC NULLS LAST, ("price") ASC NULLS LAST ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)
)
SELECT *
FROM "the_value_before"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');
