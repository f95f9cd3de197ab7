COPY (
WITH "rows" AS (
  SELECT
    CAST(c0 AS BIGINT) AS "id",
    CAST(c1 AS VARCHAR) AS "the ""name"""
  FROM (VALUES
    ('1', 'Zoë'),
    ('2', ''),
    ('2', ''),
    (NULL, NULL),
    ('3', NULL)
  ) AS v(c0, c1)
),
"other_rows" AS (
  SELECT
    CAST(c0 AS VARCHAR) AS "THE ""NAME""",
    CAST(c1 AS BIGINT) AS "ID"
  FROM (VALUES
    ('Zoë', '1'),
    (NULL, NULL),
    (NULL, '2')
  ) AS v(c0, c1)
),
"customers_who_left" AS (
  SELECT "id", "the ""name"""
  FROM "rows"
  EXCEPT
  SELECT "id", "the ""name"""
  FROM "other_rows"
)
SELECT *
FROM "customers_who_left"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');
