COPY (
WITH "rows" AS (
  SELECT CAST(NULL AS JSON) AS "a"
  WHERE false
),
"no_rows" AS (
  SELECT
    *,
    json_extract_string("a", '$."b"') AS "b"
  FROM "rows"
)
SELECT *
FROM "no_rows"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');
