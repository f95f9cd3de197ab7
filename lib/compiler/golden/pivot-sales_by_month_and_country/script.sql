COPY (
WITH "rows" AS (
  SELECT
    CAST(c0 AS VARCHAR) AS "product",
    CAST(c1 AS VARCHAR) AS "month",
    CAST(c2 AS VARCHAR) AS "country",
    CAST(c3 AS DECIMAL(10,2)) AS "sales"
  FROM (VALUES
    ('tea', 'Jan', 'uk', '10.50'),
    ('tea', 'Jan', 'uk', '1.00'),
    ('tea', 'Feb', 'us', '2.00'),
    ('Kaffee', 'Jan', NULL, '3.00'),
    (NULL, 'Jan', 'uk', NULL)
  ) AS v(c0, c1, c2, c3)
),
"sales_by_month_and_country" AS (
  SELECT
    "product" AS "product",
    sum("sales") FILTER (WHERE CAST("month" AS VARCHAR) = 'Feb' AND CAST("country" AS VARCHAR) = 'us') AS "Feb_us",
    sum("sales") FILTER (WHERE CAST("month" AS VARCHAR) = 'Jan' AND CAST("country" AS VARCHAR) = 'uk') AS "Jan_uk",
    sum("sales") FILTER (WHERE CAST("month" AS VARCHAR) = 'Jan' AND "country" IS NULL) AS "Jan_null"
  FROM "rows"
  GROUP BY 1
)
SELECT *
FROM "sales_by_month_and_country"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');
