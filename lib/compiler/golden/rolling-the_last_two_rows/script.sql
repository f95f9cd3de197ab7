COPY (
WITH "rows" AS (
  SELECT CAST(c0 AS DOUBLE) AS "order"
  FROM (VALUES
    ('1'),
    ('2.5'),
    (NULL),
    ('4')
  ) AS v(c0)
),
"the_last_two_rows" AS (
  SELECT * REPLACE ((sum("order") OVER w_rows) AS "order")
  FROM "rows"
  WINDOW w_rows AS (ORDER BY ("order") DESC NULLS LAST ROWS BETWEEN 1 PRECEDING AND CURRENT ROW)
)
SELECT *
FROM "the_last_two_rows"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');
