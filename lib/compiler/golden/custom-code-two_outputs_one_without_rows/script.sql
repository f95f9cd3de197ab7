COPY (
WITH "inputs" AS (
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
"big" AS (
  SELECT *
  FROM "inputs"
  WHERE (total > 5000)
),
"two_outputs_one_without_rows_big" AS (
  SELECT *
  FROM "big"
)
SELECT *
FROM "two_outputs_one_without_rows_big"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');

COPY (
WITH "inputs" AS (
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
"small" AS (
  SELECT *
  FROM "inputs"
  WHERE (total <= 5000)
),
"two_outputs_one_without_rows_small" AS (
  SELECT *
  FROM "small"
)
SELECT *
FROM "two_outputs_one_without_rows_small"
) TO 'out/small' (FORMAT parquet, COMPRESSION 'snappy');
