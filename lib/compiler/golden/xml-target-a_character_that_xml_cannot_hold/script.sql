COPY (
WITH "rows" AS (
  SELECT CAST(c0 AS VARCHAR) AS "a"
  FROM (VALUES
    ('fine'),
    ('')
  ) AS v(c0)
)
SELECT *
FROM "rows"
) TO 'lake/out/control.xml' (FORMAT xml);
