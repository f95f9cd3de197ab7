COPY (
WITH "rows" AS (
  SELECT
    CAST(NULL AS VARCHAR) AS "a ""b""",
    CAST(NULL AS BIGINT[]) AS "list"
  WHERE false
)
SELECT *
FROM (
  SELECT *
  FROM "rows"
  LIMIT 100
)
) TO 'lake/sample' (FORMAT json, ARRAY false, COMPRESSION 'none');

COPY (
WITH "rows" AS (
  SELECT
    CAST(NULL AS VARCHAR) AS "a ""b""",
    CAST(NULL AS BIGINT[]) AS "list"
  WHERE false
),
"no_rows" AS (
  SELECT *
  FROM "rows"
)
SELECT *
FROM "no_rows"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');
