COPY (
WITH "left" AS (
  SELECT CAST(c0 AS BIGINT) AS "order"
  FROM (VALUES
    ('1'),
    ('2'),
    ('9'),
    (NULL)
  ) AS v(c0)
),
"right" AS (
  SELECT
    CAST(c0 AS BIGINT) AS "Order",
    CAST(c1 AS BIGINT) AS "price"
  FROM (VALUES
    ('2', '1'),
    ('2', '5'),
    ('2', NULL),
    ('3', NULL)
  ) AS v(c0, c1)
),
"the_next_one_the_dearest_at_the_same_time" AS (
  SELECT
    l."order",
    r."Order" AS "Order next",
    r."price"
  FROM "left" AS l
  ASOF JOIN (
    SELECT unnest(first_row)
    FROM (
      SELECT arg_min(struct_pack(*COLUMNS(*)), create_sort_key(price, 'DESC NULLS LAST')) AS first_row
      FROM "right"
      GROUP BY "Order"
    )
  ) AS r ON l."order" < r."Order"
  WHERE (l."order" < r."Order") IS TRUE
)
SELECT *
FROM "the_next_one_the_dearest_at_the_same_time"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');
