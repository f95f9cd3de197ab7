COPY (
WITH "rows" AS (
  SELECT CAST(NULL AS VARCHAR) AS "order"
  WHERE false
),
"by_an_expression_without_rows" AS (
  SELECT *
  FROM "rows"
  ORDER BY (lower("order") -- whatever the case
  ) ASC NULLS FIRST
)
SELECT *
FROM "by_an_expression_without_rows"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');
