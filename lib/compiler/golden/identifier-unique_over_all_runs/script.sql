COPY (
WITH "rows" AS (
  SELECT
    CAST(c0 AS VARCHAR) AS "order",
    CAST(c1 AS VARCHAR) AS "row_place"
  FROM (VALUES
    ('x', 'kept'),
    (NULL, NULL)
  ) AS v(c0, c1)
),
"unique_over_all_runs" AS (
  SELECT * REPLACE ((CAST(CAST(epoch_ms(now()) AS HUGEINT) * 1000000000000000 + row_number() OVER w - 1 AS DECIMAL(28, 0))) AS "order")
  FROM "rows"
  WINDOW w AS ()
)
SELECT *
FROM "unique_over_all_runs"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');
