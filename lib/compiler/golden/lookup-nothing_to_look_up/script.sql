COPY (
WITH "rows" AS (
  SELECT CAST(c0 AS BIGINT) AS "order"
  FROM (VALUES
    ('1'),
    (NULL)
  ) AS v(c0)
),
"lookup_table" AS (
  SELECT
    CAST(NULL AS BIGINT) AS "order",
    CAST(NULL AS VARCHAR) AS "select"
  WHERE false
),
"nothing_to_look_up" AS (
  SELECT
    l."order",
    r."select" AS "found"
  FROM "rows" AS l
  LEFT JOIN "lookup_table" AS r ON l."order" = r."order"
)
SELECT *
FROM "nothing_to_look_up"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');
