COPY (
WITH "rows" AS (
  SELECT CAST(NULL AS VARCHAR) AS "a"
  WHERE false
),
"no_rows" AS (
  SELECT
    *,
    struct_extract(regexp_extract(CAST("a" AS VARCHAR), '(.)', ['g1']), 'g1') AS "first"
  FROM "rows"
)
SELECT *
FROM "no_rows"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');
