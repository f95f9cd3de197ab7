COPY (
WITH "rows" AS (
  SELECT CAST(NULL AS VARCHAR) AS "city"
  WHERE false
),
"tidied" AS (
  SELECT
    *,
    left(upper(trim(regexp_replace("CITY", '\s+', ' ', 'g'))), 3) AS "CITY_short"
  FROM "rows"
),
"no_rows_and_new_columns" AS (
  SELECT *
  FROM "tidied"
)
SELECT *
FROM "no_rows_and_new_columns"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');
