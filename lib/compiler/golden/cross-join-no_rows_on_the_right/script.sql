COPY (
WITH "left" AS (
  SELECT CAST(c0 AS BIGINT) AS "order"
  FROM (VALUES
    ('1'),
    ('2')
  ) AS v(c0)
),
"right" AS (
  SELECT CAST(NULL AS BIGINT) AS "order"
  WHERE false
),
"no_rows_on_the_right" AS (
  SELECT
    l."order",
    r."order" AS "order of the right"
  FROM "left" AS l
  INNER JOIN "right" AS r ON TRUE
)
SELECT *
FROM "no_rows_on_the_right"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');
