COPY (
WITH "left" AS (
  SELECT
    CAST(c0 AS VARCHAR) AS "item",
    CAST(c1 AS TIMESTAMP) AS "sold",
    CAST(c2 AS BIGINT) AS "the ""n"""
  FROM (VALUES
    ('tea', '2024-01-01 10:00:00', '1'),
    ('tea', '2024-01-01 12:00:00', '2'),
    ('tea', '2023-12-31 23:59:59', '3'),
    ('tea', NULL, '4'),
    (NULL, '2024-01-01 12:00:00', '5'),
    ('rum', '2024-01-01 12:00:00', '6')
  ) AS v(c0, c1, c2)
),
"right" AS (
  SELECT
    CAST(c0 AS VARCHAR) AS "Item",
    CAST(c1 AS TIMESTAMP) AS "since",
    CAST(c2 AS DOUBLE) AS "price"
  FROM (VALUES
    ('tea', '2024-01-01 00:00:00', '2.5'),
    ('tea', '2024-01-01 12:00:00', '3'),
    ('tea', '2024-01-01 12:00:00', '2.75'),
    ('tea', NULL, '99'),
    (NULL, '2024-01-01 00:00:00', '98')
  ) AS v(c0, c1, c2)
),
"the_price_that_held" AS (
  SELECT
    l."item",
    l."sold",
    l."the ""n""",
    CASE WHEN l."sold" IS NOT NULL THEN r."Item" END AS "Item_right",
    CASE WHEN l."sold" IS NOT NULL THEN r."since" END AS "since",
    CASE WHEN l."sold" IS NOT NULL THEN r."price" END AS "price"
  FROM "left" AS l
  ASOF LEFT JOIN (
    SELECT unnest(first_row)
    FROM (
      SELECT arg_min(struct_pack(*COLUMNS(*)), create_sort_key("price", 'ASC NULLS LAST')) AS first_row
      FROM "right"
      GROUP BY "Item", "since"
    )
  ) AS r ON l."item" = r."item" AND l."sold" >= r."since"
)
SELECT *
FROM "the_price_that_held"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');
