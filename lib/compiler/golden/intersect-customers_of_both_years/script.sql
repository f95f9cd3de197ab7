COPY (
WITH "rows" AS (
  SELECT
    CAST(c0 AS BIGINT) AS "id",
    CAST(c1 AS VARCHAR) AS "the ""name"""
  FROM (VALUES
    ('1', 'Zoë'),
    ('1', 'Zoë'),
    (NULL, NULL),
    ('2', ''),
    ('3', 'x')
  ) AS v(c0, c1)
),
"other_rows" AS (
  SELECT
    CAST(c0 AS VARCHAR) AS "THE ""NAME""",
    CAST(c1 AS BIGINT) AS "ID"
  FROM (VALUES
    ('Zoë', '1'),
    (NULL, NULL),
    (NULL, '2'),
    ('x', '4')
  ) AS v(c0, c1)
),
"customers_of_both_years" AS (
  SELECT "id", "the ""name"""
  FROM "rows"
  INTERSECT
  SELECT "id", "the ""name"""
  FROM "other_rows"
)
SELECT *
FROM "customers_of_both_years"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');
