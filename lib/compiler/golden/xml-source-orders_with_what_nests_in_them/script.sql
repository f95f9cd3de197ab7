COPY (
WITH "orders_with_what_nests_in_them" AS (
  SELECT *
  FROM read_xml('lake/orders.xml', record_element = 'order')
)
SELECT *
FROM "orders_with_what_nests_in_them"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');
