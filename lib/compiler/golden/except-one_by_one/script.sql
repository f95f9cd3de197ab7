COPY (
WITH "rows" AS (
  SELECT CAST(c0 AS VARCHAR) AS "order"
  FROM (VALUES
    ('a'),
    ('a'),
    ('a'),
    (NULL),
    (NULL),
    ('b')
  ) AS v(c0)
),
"other_rows" AS (
  SELECT CAST(c0 AS VARCHAR) AS "order"
  FROM (VALUES
    ('a'),
    (NULL),
    ('c')
  ) AS v(c0)
),
"one_by_one" AS (
  SELECT "order"
  FROM "rows"
  EXCEPT ALL
  SELECT "order"
  FROM "other_rows"
)
SELECT *
FROM "one_by_one"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');
