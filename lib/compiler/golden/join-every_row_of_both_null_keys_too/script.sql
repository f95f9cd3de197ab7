COPY (
WITH "left" AS (
  SELECT
    CAST(c0 AS BIGINT) AS "order",
    CAST(c1 AS VARCHAR) AS "the ""n"""
  FROM (VALUES
    ('1', 'a'),
    (NULL, 'b'),
    ('2', NULL)
  ) AS v(c0, c1)
),
"right" AS (
  SELECT
    CAST(c0 AS BIGINT) AS "ORDER",
    CAST(c1 AS VARCHAR) AS "m"
  FROM (VALUES
    ('1', 'x'),
    ('1', 'y'),
    (NULL, 'z'),
    ('3', '')
  ) AS v(c0, c1)
),
"every_row_of_both_null_keys_too" AS (
  SELECT
    coalesce(l."order", r."order") AS "order",
    l."the ""n""",
    r."m"
  FROM "left" AS l
  FULL JOIN "right" AS r ON l."order" IS NOT DISTINCT FROM r."Order"
)
SELECT *
FROM "every_row_of_both_null_keys_too"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');
