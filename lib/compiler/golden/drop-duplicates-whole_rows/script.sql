COPY (
WITH "rows" AS (
  SELECT
    CAST(c0 AS VARCHAR) AS "a",
    CAST(c1 AS BIGINT) AS "order"
  FROM (VALUES
    ('x', '1'),
    ('x', '1'),
    (NULL, NULL),
    (NULL, NULL),
    ('', NULL)
  ) AS v(c0, c1)
),
"whole_rows" AS (
  SELECT DISTINCT *
  FROM "rows"
)
SELECT *
FROM "whole_rows"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');
