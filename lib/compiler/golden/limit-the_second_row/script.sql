COPY (
WITH "rows" AS (
  SELECT
    CAST(c0 AS BIGINT) AS "id",
    CAST(c1 AS VARCHAR) AS "select"
  FROM (VALUES
    ('1', 'a'),
    ('2', NULL),
    ('3', 'ü')
  ) AS v(c0, c1)
),
"the_second_row" AS (
  SELECT *
  FROM "rows"
  LIMIT 1 OFFSET 1
)
SELECT *
FROM "the_second_row"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');
