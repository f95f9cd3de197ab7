COPY (
WITH "rows" AS (
  SELECT
    CAST(c0 AS VARCHAR) AS "spare",
    CAST(c1 AS BIGINT) AS "id"
  FROM (VALUES
    ('kept no longer', '1')
  ) AS v(c0, c1)
),
"columns_settled_by_hand" AS (
  SELECT * EXCLUDE ("spare")
  FROM "rows"
)
SELECT *
FROM "columns_settled_by_hand"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');
