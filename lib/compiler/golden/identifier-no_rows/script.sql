COPY (
WITH "rows" AS (
  SELECT CAST(NULL AS VARCHAR) AS "a"
  WHERE false
),
"no_rows" AS (
  SELECT
    * EXCLUDE ("row_place"),
    "row_place" - 1 AS "id"
  FROM (
    SELECT
      *,
      row_number() OVER w AS "row_place"
    FROM "rows"
    WINDOW w AS ()
  )
)
SELECT *
FROM "no_rows"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');
