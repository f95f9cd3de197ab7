COPY (
WITH "rows" AS (
  SELECT
    CAST(NULL AS BIGINT) AS "id",
    CAST(NULL AS VARCHAR) AS "order"
  WHERE false
),
"another_case_no_rows" AS (
  SELECT * RENAME ("order" AS "Order")
  FROM "rows"
)
SELECT *
FROM "another_case_no_rows"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');
