COPY (
WITH "rows" AS (
  SELECT
    CAST(c0 AS VARCHAR) AS "the ""name""",
    CAST(c1 AS MAP(VARCHAR, BIGINT[])) AS "tags"
  FROM (VALUES
    ('Zoë
"', '{a=[1, NULL]}'),
    (NULL, '{}')
  ) AS v(c0, c1)
)
SELECT *
FROM "rows"
) TO 'lake/out/people.json' (FORMAT json, ARRAY true, COMPRESSION 'none');
