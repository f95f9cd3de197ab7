COPY (
WITH "rows" AS (
  SELECT
    CAST(c0 AS VARCHAR) AS "iata",
    CAST(c1 AS BIGINT) AS "the ""order""",
    CAST(c2 AS STRUCT(lat DOUBLE, lon DOUBLE)) AS "at"
  FROM (VALUES
    ('SFO', '9007199254740993', '{''lat'': 37.62, ''lon'': -122.38}'),
    ('', NULL, '{''lat'': NULL, ''lon'': 0.5}'),
    (NULL, '-1', NULL),
    ('Zürich "ZRH"\', '0', NULL)
  ) AS v(c0, c1, c2)
)
SELECT *
FROM "rows"
) TO 'lake/out/airports' (FORMAT json, ARRAY false, COMPRESSION 'none');
