COPY (
WITH "rows" AS (
  SELECT
    CAST(c0 AS VARCHAR) AS "the ""name""",
    CAST(c1 AS BIGINT) AS "id",
    CAST(c2 AS BIGINT) AS "order"
  FROM (VALUES
    ('Zoë', '1', '10'),
    ('', '2', NULL),
    (NULL, NULL, '-3')
  ) AS v(c0, c1, c2)
),
"two_columns_turned_around" AS (
  SELECT
    "order",
    "the ""name"""
  FROM "rows"
)
SELECT *
FROM "two_columns_turned_around"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');
