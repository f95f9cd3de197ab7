COPY (
WITH "rows" AS (
  SELECT
    CAST(c0 AS BIGINT) AS "product_id",
    CAST(c1 AS VARCHAR[]) AS "category",
    CAST(c2 AS VARCHAR) AS "order"
  FROM (VALUES
    ('1', '[sports, winter]', 'a'),
    ('2', '[NULL, été]', 'b'),
    ('3', '[]', 'c'),
    ('4', NULL, 'd')
  ) AS v(c0, c1, c2)
),
"a_row_for_each_category" AS (
  SELECT
    "product_id",
    "category",
    "order"
  FROM (
    SELECT
      * EXCLUDE ("category"),
      unnest(CASE WHEN len("category") > 0 THEN "category" ELSE [NULL] END) AS "category"
    FROM "rows"
  )
)
SELECT *
FROM "a_row_for_each_category"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');
