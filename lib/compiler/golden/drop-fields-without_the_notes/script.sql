COPY (
WITH "rows" AS (
  SELECT
    CAST(c0 AS BIGINT) AS "id",
    CAST(c1 AS VARCHAR) AS "the ""notes""",
    CAST(c2 AS VARCHAR) AS "group",
    CAST(c3 AS VARCHAR) AS "city"
  FROM (VALUES
    ('1', 'x', 'a', 'Zürich'),
    ('2', NULL, '', ''),
    (NULL, '', NULL, NULL)
  ) AS v(c0, c1, c2, c3)
),
"without_the_notes" AS (
  SELECT * EXCLUDE ("the ""notes""", "group")
  FROM "rows"
)
SELECT *
FROM "without_the_notes"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');
