COPY (
WITH "rows" AS (
  SELECT
    CAST(c0 AS VARCHAR) AS "state",
    CAST(c1 AS VARCHAR) AS "the; ""note""",
    CAST(c2 AS BIGINT) AS "flights"
  FROM (VALUES
    ('CA', 'a; b', '7'),
    ('', 'it''s "quoted"', NULL),
    (NULL, 'two
lines', '-1'),
    ('Zürich', 'NA', '0')
  ) AS v(c0, c1, c2)
)
SELECT *
FROM "rows"
) TO 'lake/out/delays.csv' (FORMAT csv, HEADER true, DELIMITER ';', QUOTE '"', ESCAPE '"', NULLSTR 'NA', COMPRESSION 'none');
