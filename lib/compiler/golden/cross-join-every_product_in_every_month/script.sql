COPY (
WITH "left" AS (
  SELECT
    CAST(c0 AS VARCHAR) AS "product",
    CAST(c1 AS BIGINT) AS "the ""n"""
  FROM (VALUES
    ('Tee', '1'),
    (NULL, NULL)
  ) AS v(c0, c1)
),
"right" AS (
  SELECT
    CAST(c0 AS DATE) AS "month",
    CAST(c1 AS VARCHAR) AS "Product"
  FROM (VALUES
    ('2024-01-01', 'x'),
    ('2024-02-01', ''),
    (NULL, 'é')
  ) AS v(c0, c1)
),
"every_product_in_every_month" AS (
  SELECT
    l."product",
    l."the ""n""",
    r."month",
    r."Product" AS "Product_right"
  FROM "left" AS l
  INNER JOIN "right" AS r ON TRUE
)
SELECT *
FROM "every_product_in_every_month"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');
