COPY (
WITH "rows" AS (
  SELECT
    CAST(c0 AS VARCHAR) AS "carrier",
    CAST(c1 AS BIGINT) AS "delay",
    CAST(c2 AS VARCHAR) AS "the ""note"""
  FROM (VALUES
    ('UA', '61', 'Zoë'),
    (NULL, NULL, '')
  ) AS v(c0, c1, c2)
),
"names_apart_from_numbers_chosen" AS (
  SELECT
    "carrier",
    "the ""note"""
  FROM "rows"
)
SELECT *
FROM "names_apart_from_numbers_chosen"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');

COPY (
WITH "rows" AS (
  SELECT
    CAST(c0 AS VARCHAR) AS "carrier",
    CAST(c1 AS BIGINT) AS "delay",
    CAST(c2 AS VARCHAR) AS "the ""note"""
  FROM (VALUES
    ('UA', '61', 'Zoë'),
    (NULL, NULL, '')
  ) AS v(c0, c1, c2)
),
"names_apart_from_numbers_rest" AS (
  SELECT * EXCLUDE ("carrier", "the ""note""")
  FROM "rows"
)
SELECT *
FROM "names_apart_from_numbers_rest"
) TO 'out/rest' (FORMAT parquet, COMPRESSION 'snappy');
