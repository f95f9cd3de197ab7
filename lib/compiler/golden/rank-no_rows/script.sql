COPY (
WITH "rows" AS (
  SELECT CAST(NULL AS BIGINT) AS "n"
  WHERE false
),
"no_rows" AS (
  SELECT * EXCLUDE ("rank")
  FROM (
    SELECT *
    FROM (
      SELECT
        *,
        row_number() OVER w_rows AS "rank"
      FROM "rows"
      WINDOW w_rows AS (PARTITION BY ("n") ORDER BY (n) ASC NULLS LAST)
    )
    WHERE ("rank" <= 1)
  )
)
SELECT *
FROM "no_rows"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');
