COPY (
WITH "rows" AS (
  SELECT
    CAST(NULL AS VARCHAR) AS "the ""k""",
    CAST(NULL AS BIGINT) AS "n"
  WHERE false
),
"no_rows" AS (
  SELECT DISTINCT ON ("the ""k""") *
  FROM "rows"
  ORDER BY (n) ASC NULLS LAST
)
SELECT *
FROM "no_rows"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');
