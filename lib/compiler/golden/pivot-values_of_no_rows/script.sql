COPY (
WITH "rows" AS (
  SELECT
    CAST(NULL AS VARCHAR) AS "product",
    CAST(NULL AS DATE) AS "month",
    CAST(NULL AS BIGINT) AS "sales"
  WHERE false
),
"values_of_no_rows" AS (
  SELECT "product" AS "product"
  FROM "rows"
  GROUP BY 1
)
SELECT *
FROM "values_of_no_rows"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');
