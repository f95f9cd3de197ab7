COPY (
WITH "rows" AS (
  SELECT CAST(NULL AS VARCHAR) AS "j"
  WHERE false
),
"no_rows_a_type_that_is_given" AS (
  SELECT * REPLACE ((json_transform(TRY_CAST("j" AS JSON), '["INTEGER"]')) AS "j")
  FROM "rows"
)
SELECT *
FROM "no_rows_a_type_that_is_given"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');
