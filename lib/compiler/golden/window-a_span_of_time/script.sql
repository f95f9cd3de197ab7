COPY (
WITH "rows" AS (
  SELECT
    CAST(c0 AS VARCHAR) AS "k",
    CAST(c1 AS DATE) AS "seen"
  FROM (VALUES
    ('a', '2024-01-01'),
    ('a', '2024-01-03'),
    ('a', '2024-01-03'),
    ('a', '2024-01-05'),
    (NULL, NULL),
    (NULL, NULL)
  ) AS v(c0, c1)
),
"a_span_of_time" AS (
  SELECT
    *,
    count(*) OVER w AS "n",
    row_number() OVER w_rows AS "first"
  FROM "rows"
  WINDOW
    w AS (PARTITION BY ("k") ORDER BY (seen) ASC NULLS LAST RANGE BETWEEN (INTERVAL 2 DAY) PRECEDING AND CURRENT ROW),
    w_rows AS (PARTITION BY ("k") ORDER BY (seen) ASC NULLS LAST)
)
SELECT *
FROM "a_span_of_time"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');
