COPY (
WITH "rows" AS (
  SELECT
    CAST(c0 AS BIGINT) AS "order",
    CAST(c1 AS VARCHAR) AS "name"
  FROM (VALUES
    ('0', NULL),
    ('1', 'n1'),
    ('2', 'n0'),
    ('3', NULL),
    ('4', 'n0'),
    ('5', 'n1'),
    ('6', NULL),
    ('7', 'n1')
  ) AS v(c0, c1)
)
SELECT *
FROM (
  SELECT * EXCLUDE ("row_place")
  FROM (
    SELECT
      *,
      row_number() OVER (PARTITION BY hash("order", "name")) AS "row_place"
    FROM "rows"
  )
  WHERE hash("order", "name", "row_place", 7) % 1000000 < 500000
)
) TO 'lake/sample.json' (FORMAT json, ARRAY false, COMPRESSION 'none');

COPY (
WITH "rows" AS (
  SELECT
    CAST(c0 AS BIGINT) AS "order",
    CAST(c1 AS VARCHAR) AS "name"
  FROM (VALUES
    ('0', NULL),
    ('1', 'n1'),
    ('2', 'n0'),
    ('3', NULL),
    ('4', 'n0'),
    ('5', 'n1'),
    ('6', NULL),
    ('7', 'n1')
  ) AS v(c0, c1)
),
"each_row_with_a_chance" AS (
  SELECT *
  FROM "rows"
)
SELECT *
FROM "each_row_with_a_chance"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');
