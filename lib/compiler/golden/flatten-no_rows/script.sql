COPY (
WITH "rows" AS (
  SELECT CAST(NULL AS STRUCT("select" INTEGER)) AS "a"
  WHERE false
),
"no_rows" AS (
  SELECT struct_extract("a", 'select') AS "a.select"
  FROM "rows"
)
SELECT *
FROM "no_rows"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');
