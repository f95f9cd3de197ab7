COPY (
WITH "rows" AS (
  SELECT CAST(c0 AS VARCHAR) AS "the ""name"""
  FROM (VALUES
    ('b'),
    (NULL),
    ('a'),
    ('')
  ) AS v(c0)
),
"numbered_by_name" AS (
  SELECT
    *,
    row_number() OVER w_rows - 1 AS "id"
  FROM "rows"
  WINDOW w_rows AS (ORDER BY ("the ""name""") ASC NULLS FIRST)
)
SELECT *
FROM "numbered_by_name"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');
