COPY (
WITH "rows" AS (
  SELECT
    CAST(c0 AS VARCHAR) AS "order",
    CAST(c1 AS VARCHAR) AS "k",
    CAST(c2 AS BIGINT) AS "n"
  FROM (VALUES
    ('a', NULL, '1'),
    ('b', NULL, '2'),
    ('c', 'x', NULL),
    ('d', 'x', '1')
  ) AS v(c0, c1, c2)
),
"downwards_in_each_group_in_place_of_a_column" AS (
  SELECT * REPLACE (((row_number() OVER w_rows - 1) * -10 + -5) AS "order")
  FROM "rows"
  WINDOW w_rows AS (PARTITION BY ("k") ORDER BY (n) DESC NULLS LAST, ("order") ASC NULLS LAST)
)
SELECT *
FROM "downwards_in_each_group_in_place_of_a_column"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');
