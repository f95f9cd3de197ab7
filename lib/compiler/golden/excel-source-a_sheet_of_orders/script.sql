COPY (
WITH "a_sheet_of_orders" AS (
  SELECT *
  FROM read_xlsx('lake/orders.xlsx', sheet = 'Sheet1')
)
SELECT *
FROM "a_sheet_of_orders"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');
