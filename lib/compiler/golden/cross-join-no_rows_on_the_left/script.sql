COPY (
WITH "left" AS (
  SELECT CAST(NULL AS BIGINT) AS "order"
  WHERE false
),
"right" AS (
  SELECT CAST(c0 AS BIGINT) AS "k"
  FROM (VALUES
    ('1')
  ) AS v(c0)
),
"no_rows_on_the_left" AS (
  SELECT
    l."order",
    r."k"
  FROM "left" AS l
  INNER JOIN "right" AS r ON TRUE
)
SELECT *
FROM "no_rows_on_the_left"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');
