COPY (
WITH "rows" AS (
  SELECT CAST(c0 AS BIGINT) AS "order"
  FROM (VALUES
    ('1'),
    (NULL),
    ('41')
  ) AS v(c0)
),
"one_row_in_all" AS (
  SELECT
    count(*) AS "rows",
    sum("order") AS "total"
  FROM "rows"
)
SELECT *
FROM "one_row_in_all"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');
