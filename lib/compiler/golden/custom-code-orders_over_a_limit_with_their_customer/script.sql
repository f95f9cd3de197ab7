COPY (
WITH "inputs_1" AS (
  SELECT
    CAST(c0 AS INTEGER) AS "id",
    CAST(c1 AS INTEGER) AS "customer",
    CAST(c2 AS DECIMAL(9,2)) AS "total"
  FROM (VALUES
    ('1', '7', '250.00'),
    ('2', '8', '99.50'),
    ('3', NULL, '1200.00'),
    ('4', '7', NULL)
  ) AS v(c0, c1, c2)
),
"inputs_2" AS (
  SELECT
    CAST(c0 AS INTEGER) AS "id",
    CAST(c1 AS VARCHAR) AS "name"
  FROM (VALUES
    ('7', 'Zoë'),
    ('8', 'Al')
  ) AS v(c0, c1)
),
"big_orders" AS (
  SELECT *
  FROM "inputs_1"
  WHERE (total > 100)
),
"with_customer" AS (
  SELECT
    l."id",
    l."customer",
    l."total",
    r."id" AS "id_right",
    r."name"
  FROM "big_orders" AS l
  LEFT JOIN "inputs_2" AS r ON l."customer" = r."id"
),
"orders_over_a_limit_with_their_customer" AS (
  SELECT *
  FROM "with_customer"
)
SELECT *
FROM "orders_over_a_limit_with_their_customer"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');
