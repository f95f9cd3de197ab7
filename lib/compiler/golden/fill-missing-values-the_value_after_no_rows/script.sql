COPY (
WITH "rows" AS (
  SELECT
    CAST(NULL AS DATE) AS "day",
    CAST(NULL AS DOUBLE) AS "price"
  WHERE false
),
"the_value_after_no_rows" AS (
  SELECT
    *,
    first_value("price" IGNORE NULLS) OVER w_rows AS "price_filled"
  FROM "rows"
  WINDOW w_rows AS (ORDER BY (day) ASC NULLS LAST, ("price") ASC NULLS LAST ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING)
)
SELECT *
FROM "the_value_after_no_rows"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');
