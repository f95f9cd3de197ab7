COPY (
WITH "rows" AS (
  SELECT CAST(NULL AS BIGINT) AS "n"
  WHERE false
),
"no_rows" AS (
  SELECT
    *,
    row_number() OVER w_rows AS "id"
  FROM "rows"
  WINDOW w_rows AS (ORDER BY (n) ASC NULLS LAST)
)
SELECT *
FROM "no_rows"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');
