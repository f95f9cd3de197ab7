COPY (
WITH "rows" AS (
  SELECT
    CAST(c0 AS BIGINT) AS "the ""order""",
    CAST(c1 AS VARCHAR) AS "name"
  FROM (VALUES
    ('1', 'a'),
    (NULL, NULL),
    ('3', '')
  ) AS v(c0, c1)
),
"two_files_of_three_rows" AS (
  SELECT *
  FROM "rows"
)
SELECT *
FROM "two_files_of_three_rows"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');
