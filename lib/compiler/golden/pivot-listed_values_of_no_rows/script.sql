COPY (
WITH "rows" AS (
  SELECT
    CAST(NULL AS DATE) AS "month",
    CAST(NULL AS BIGINT) AS "sales"
  WHERE false
),
"listed_values_of_no_rows" AS (
  SELECT sum("sales") FILTER (WHERE coalesce(CAST("month" AS VARCHAR), 'null') = '2024-01-01') AS "2024-01-01"
  FROM "rows"
)
SELECT *
FROM "listed_values_of_no_rows"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');
