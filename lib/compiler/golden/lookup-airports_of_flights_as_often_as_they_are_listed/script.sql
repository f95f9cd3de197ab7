COPY (
WITH "rows" AS (
  SELECT
    CAST(c0 AS VARCHAR) AS "origin",
    CAST(c1 AS VARCHAR) AS "name"
  FROM (VALUES
    ('SFO', 'UA 1'),
    ('XXX', 'UA 2'),
    (NULL, 'UA 3'),
    ('ZRH', 'LX 4')
  ) AS v(c0, c1)
),
"lookup_table" AS (
  SELECT
    CAST(c0 AS VARCHAR) AS "iata",
    CAST(c1 AS VARCHAR) AS "name",
    CAST(c2 AS VARCHAR) AS "state"
  FROM (VALUES
    ('SFO', 'San Francisco', 'CA'),
    ('SFO', 'San Francisco Intl', 'CA'),
    ('ZRH', 'Zürich', NULL),
    (NULL, 'Nowhere', 'NO')
  ) AS v(c0, c1, c2)
),
"airports_of_flights_as_often_as_they_are_listed" AS (
  SELECT
    l."origin",
    l."name",
    r."name" AS "airport",
    r."state" AS "the ""state"""
  FROM "rows" AS l
  LEFT JOIN "lookup_table" AS r ON l."origin" = r."iata"
)
SELECT *
FROM "airports_of_flights_as_often_as_they_are_listed"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');
