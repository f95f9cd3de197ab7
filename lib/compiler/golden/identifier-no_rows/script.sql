COPY (
WITH "rows" AS (
  SELECT CAST(NULL AS VARCHAR) AS "a"
  WHERE false
),
"no_rows" AS (
  SELECT
    *,
    row_number() OVER w - 1 AS "id"
  FROM "rows"
  WINDOW w AS ()
)
SELECT *
FROM "no_rows"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');
