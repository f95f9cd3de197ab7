COPY (
WITH "rows" AS (
  SELECT CAST(NULL AS BIGINT) AS "n"
  WHERE false
),
"no_rows" AS (
  SELECT * EXCLUDE ("row_place")
  FROM (
    SELECT
      *,
      row_number() OVER (PARTITION BY hash("n")) AS "row_place"
    FROM "rows"
  )
  WHERE hash("n", "row_place", 1) % 1000000 < 100000
)
SELECT *
FROM "no_rows"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');
