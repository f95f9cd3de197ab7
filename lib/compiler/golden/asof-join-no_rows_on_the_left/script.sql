COPY (
WITH "left" AS (
  SELECT
    CAST(NULL AS DATE) AS "t",
    CAST(NULL AS BIGINT) AS "v"
  WHERE false
),
"right" AS (
  SELECT
    CAST(c0 AS DATE) AS "t",
    CAST(c1 AS BIGINT) AS "v"
  FROM (VALUES
    ('2024-01-01', '1')
  ) AS v(c0, c1)
),
"no_rows_on_the_left" AS (
  SELECT
    l."t",
    l."v",
    CASE WHEN l."t" IS NOT NULL THEN r."t" END AS "t_right",
    CASE WHEN l."t" IS NOT NULL THEN r."v" END AS "v_right"
  FROM "left" AS l
  ASOF LEFT JOIN (
    SELECT DISTINCT ON ("v", "t") *
    FROM "right"
  ) AS r ON l."v" = r."v" AND l."t" <= r."t"
)
SELECT *
FROM "no_rows_on_the_left"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');
