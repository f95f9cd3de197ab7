COPY (
WITH "rows" AS (
  SELECT
    CAST(c0 AS VARCHAR) AS "Carrier",
    CAST(c1 AS BIGINT) AS "the ""flight"""
  FROM (VALUES
    ('UA', '1'),
    ('UA', '2'),
    ('UA', '3'),
    ('UA', '3'),
    (NULL, '4'),
    (NULL, NULL),
    (NULL, '6'),
    ('', '7')
  ) AS v(c0, c1)
),
"two_flights_of_each_carrier" AS (
  SELECT * EXCLUDE ("row_place")
  FROM (
    SELECT
      *,
      row_number() OVER (PARTITION BY hash("Carrier", "the ""flight""")) AS "row_place"
    FROM "rows"
  )
  QUALIFY row_number() OVER (PARTITION BY "Carrier" ORDER BY hash("Carrier", "the ""flight""", "row_place", 1), "Carrier", "the ""flight""", "row_place") <= 2
)
SELECT *
FROM "two_flights_of_each_carrier"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');
