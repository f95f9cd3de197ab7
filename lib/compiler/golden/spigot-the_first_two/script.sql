COPY (
WITH "rows" AS (
  SELECT
    CAST(c0 AS VARCHAR) AS "origin",
    CAST(c1 AS BIGINT) AS "the ""delay"""
  FROM (VALUES
    ('SFO', '61'),
    (NULL, NULL),
    ('Zürich', '9007199254740993')
  ) AS v(c0, c1)
)
SELECT *
FROM (
  SELECT *
  FROM "rows"
  LIMIT 2
)
) TO 'lake/sample' (FORMAT json, ARRAY false, COMPRESSION 'none');

COPY (
WITH "rows" AS (
  SELECT
    CAST(c0 AS VARCHAR) AS "origin",
    CAST(c1 AS BIGINT) AS "the ""delay"""
  FROM (VALUES
    ('SFO', '61'),
    (NULL, NULL),
    ('Zürich', '9007199254740993')
  ) AS v(c0, c1)
),
"the_first_two" AS (
  SELECT *
  FROM "rows"
)
SELECT *
FROM "the_first_two"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');
