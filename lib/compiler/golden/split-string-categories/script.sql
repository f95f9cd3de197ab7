COPY (
WITH "rows" AS (
  SELECT
    CAST(c0 AS BIGINT) AS "id",
    CAST(c1 AS VARCHAR) AS "categories"
  FROM (VALUES
    ('1', 'sports , winter'),
    ('2', 'jeux,été,'),
    ('3', ''),
    ('4', NULL)
  ) AS v(c0, c1)
),
"categories" AS (
  SELECT
    *,
    string_split_regex(CAST("categories" AS VARCHAR), '\s*,\s*') AS "categories_arr"
  FROM "rows"
)
SELECT *
FROM "categories"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');
