COPY (
WITH "rows" AS (
  SELECT CAST(c0 AS VARCHAR) AS "a"
  FROM (VALUES
    ('x'),
    (NULL)
  ) AS v(c0)
),
"more_files_than_rows" AS (
  SELECT *
  FROM "rows"
)
SELECT *
FROM "more_files_than_rows"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');
