COPY (
WITH "rows" AS (
  SELECT CAST(c0 AS BIGINT) AS "n"
  FROM (VALUES
    (NULL),
    (NULL)
  ) AS v(c0)
),
"as_the_rows_come" AS (
  SELECT
    *,
    row_number() OVER w AS "id"
  FROM "rows"
  WINDOW w AS ()
)
SELECT *
FROM "as_the_rows_come"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');
