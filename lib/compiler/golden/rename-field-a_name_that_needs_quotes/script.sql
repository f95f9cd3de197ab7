COPY (
WITH "rows" AS (
  SELECT
    CAST(c0 AS BIGINT) AS "id",
    CAST(c1 AS VARCHAR) AS "origin",
    CAST(c2 AS VARCHAR) AS "select"
  FROM (VALUES
    ('1', 'SFO', 'a'),
    ('2', '', NULL),
    (NULL, NULL, 'ß')
  ) AS v(c0, c1, c2)
),
"a_name_that_needs_quotes" AS (
  SELECT * RENAME ("origin" AS "the ""origin""")
  FROM "rows"
)
SELECT *
FROM "a_name_that_needs_quotes"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');
