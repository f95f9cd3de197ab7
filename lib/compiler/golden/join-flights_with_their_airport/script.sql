COPY (
WITH "left" AS (
  SELECT
    CAST(c0 AS VARCHAR) AS "origin",
    CAST(c1 AS VARCHAR) AS "name"
  FROM (VALUES
    ('SFO', 'UA 1'),
    ('XXX', 'UA 2'),
    (NULL, 'UA 3')
  ) AS v(c0, c1)
),
"right" AS (
  SELECT
    CAST(c0 AS VARCHAR) AS "iata",
    CAST(c1 AS VARCHAR) AS "name"
  FROM (VALUES
    ('SFO', 'San Francisco'),
    ('JFK', 'New York')
  ) AS v(c0, c1)
),
"flights_with_their_airport" AS (
  SELECT
    l."origin",
    l."name",
    r."iata",
    r."name" AS "name_airport"
  FROM "left" AS l
  LEFT JOIN "right" AS r ON l."origin" = r."iata"
)
SELECT *
FROM "flights_with_their_airport"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');
