COPY (
WITH "rows" AS (
  SELECT
    CAST(c0 AS DOUBLE) AS "a",
    CAST(c1 AS VARCHAR[]) AS "order"
  FROM (VALUES
    ('1.5', '[x, NULL]'),
    (NULL, '[]')
  ) AS v(c0, c1)
),
"null_makes_it_null" AS (
  SELECT * REPLACE ((CASE WHEN "a" IS NULL OR "a" IS NULL OR "order" IS NULL THEN NULL ELSE concat_ws('', CAST("a" AS VARCHAR), CAST("a" AS VARCHAR), CAST("order" AS VARCHAR)) END) AS "order")
  FROM "rows"
)
SELECT *
FROM "null_makes_it_null"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');
