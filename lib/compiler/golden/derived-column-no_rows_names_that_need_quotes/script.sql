COPY (
WITH "rows" AS (
  SELECT CAST(NULL AS BIGINT) AS "order"
  WHERE false
),
"no_rows_names_that_need_quotes" AS (
  SELECT
    * REPLACE (("order" + 1 -- the next
  ) AS "order"),
    NULL::DATE AS "the ""new"""
  FROM "rows"
)
SELECT *
FROM "no_rows_names_that_need_quotes"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');
