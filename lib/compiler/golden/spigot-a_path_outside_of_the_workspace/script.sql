COPY (
WITH "rows" AS (
  SELECT CAST(c0 AS VARCHAR) AS "a"
  FROM (VALUES
    ('x')
  ) AS v(c0)
)
SELECT *
FROM (
  SELECT *
  FROM "rows"
  LIMIT 100
)
) TO '../sample' (FORMAT json, ARRAY false, COMPRESSION 'none');

COPY (
WITH "rows" AS (
  SELECT CAST(c0 AS VARCHAR) AS "a"
  FROM (VALUES
    ('x')
  ) AS v(c0)
),
"a_path_outside_of_the_workspace" AS (
  SELECT *
  FROM "rows"
)
SELECT *
FROM "a_path_outside_of_the_workspace"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');
