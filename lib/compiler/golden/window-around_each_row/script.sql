COPY (
WITH "rows" AS (
  SELECT
    CAST(c0 AS TIMESTAMP) AS "seen",
    CAST(c1 AS BIGINT) AS "order"
  FROM (VALUES
    ('2024-01-03 00:00:00', NULL),
    (NULL, '4'),
    ('2024-01-01 00:00:00', '1'),
    ('2024-01-01 00:00:00', NULL),
    ('2024-01-02 00:00:00', '7')
  ) AS v(c0, c1)
),
"around_each_row" AS (
  SELECT
    * REPLACE ((last_value("order" ignore nulls) OVER w_rows) AS "order"),
    avg("order") OVER w_rows AS "the ""mean"""
  FROM "rows"
  WINDOW w_rows AS (ORDER BY (seen) ASC NULLS FIRST, ("order") ASC NULLS LAST ROWS BETWEEN 1 PRECEDING AND 1 FOLLOWING)
)
SELECT *
FROM "around_each_row"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');
