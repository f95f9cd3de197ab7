COPY (
WITH "rows" AS (
  SELECT
    CAST(NULL AS BIGINT) AS "a",
    CAST(NULL AS VARCHAR) AS "b"
  WHERE false
),
"no_rows" AS (
  SELECT *
  FROM "rows"
  UNPIVOT INCLUDE NULLS ("value" FOR "name" IN ("a"))
)
SELECT *
FROM "no_rows"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');
