COPY (
WITH "inputs" AS (
  SELECT CAST(NULL AS VARCHAR) AS "order"
  WHERE false
),
"no_rows" AS (
  SELECT *
  FROM (
    WITH "t" AS (SELECT * FROM "inputs")
    SELECT *
    FROM (
    select 1 as one, * from t
    )
  )
)
SELECT *
FROM "no_rows"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');
