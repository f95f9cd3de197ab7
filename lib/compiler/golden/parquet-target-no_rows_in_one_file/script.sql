COPY (
WITH "rows" AS (
  SELECT
    CAST(NULL AS BIGINT) AS "the ""order""",
    CAST(NULL AS VARCHAR[]) AS "tags"
  WHERE false
)
SELECT *
FROM "rows"
) TO 'lake/out/none.parquet' (FORMAT parquet, COMPRESSION 'zstd');
