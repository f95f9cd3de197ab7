COPY (
WITH "rows" AS (
  SELECT
    CAST(NULL AS INTEGER[]) AS "order",
    CAST(NULL AS VARCHAR) AS "a"
  WHERE false
),
"in_place_of_the_list_without_rows" AS (
  SELECT
    * REPLACE ((list_extract("order", 2)) AS "order"),
    list_extract("order", 1) AS "b"
  FROM "rows"
)
SELECT *
FROM "in_place_of_the_list_without_rows"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');
