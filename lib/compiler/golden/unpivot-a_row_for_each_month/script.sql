COPY (
WITH "rows" AS (
  SELECT
    CAST(c0 AS VARCHAR) AS "item",
    CAST(c1 AS INTEGER) AS "jan",
    CAST(c2 AS DOUBLE) AS "feb",
    CAST(c3 AS BIGINT) AS "the ""march"""
  FROM (VALUES
    ('tea', '1', '2.5', '3'),
    (NULL, NULL, NULL, '4'),
    ('tea', '1', '2.5', '3')
  ) AS v(c0, c1, c2, c3)
),
"a_row_for_each_month" AS (
  SELECT *
  FROM "rows"
  UNPIVOT INCLUDE NULLS ("sold" FOR "month" IN ("jan", "feb", "the ""march"""))
)
SELECT *
FROM "a_row_for_each_month"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');
