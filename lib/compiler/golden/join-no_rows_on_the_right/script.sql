COPY (
WITH "left" AS (
  SELECT CAST(c0 AS BIGINT) AS "k"
  FROM (VALUES
    ('1'),
    (NULL)
  ) AS v(c0)
),
"right" AS (
  SELECT CAST(NULL AS BIGINT) AS "k"
  WHERE false
),
"no_rows_on_the_right" AS (
  SELECT l."k"
  FROM "left" AS l
  ANTI JOIN "right" AS r ON l."k" = r."k"
)
SELECT *
FROM "no_rows_on_the_right"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');
