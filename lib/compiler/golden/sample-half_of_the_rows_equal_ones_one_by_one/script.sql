COPY (
WITH "rows" AS (
  SELECT
    CAST(c0 AS VARCHAR) AS "order",
    CAST(c1 AS BIGINT) AS "row_place"
  FROM (VALUES
    ('a', '1'),
    ('a', '1'),
    ('a', '1'),
    ('a', '1'),
    (NULL, NULL),
    (NULL, NULL),
    ('b', NULL),
    ('', '2')
  ) AS v(c0, c1)
),
"half_of_the_rows_equal_ones_one_by_one" AS (
  SELECT * EXCLUDE ("row_place_2")
  FROM (
    SELECT
      *,
      row_number() OVER (PARTITION BY hash("order", "row_place")) AS "row_place_2"
    FROM "rows"
  )
  WHERE hash("order", "row_place", "row_place_2", 7) % 1000000 < 500000
)
SELECT *
FROM "half_of_the_rows_equal_ones_one_by_one"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');
