COPY (
WITH "rows" AS (
  SELECT
    CAST(NULL AS VARCHAR) AS "carrier",
    CAST(NULL AS BIGINT) AS "delay"
  WHERE false
),
"no_rows_chosen" AS (
  SELECT "carrier"
  FROM "rows"
)
SELECT *
FROM "no_rows_chosen"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');

COPY (
WITH "rows" AS (
  SELECT
    CAST(NULL AS VARCHAR) AS "carrier",
    CAST(NULL AS BIGINT) AS "delay"
  WHERE false
),
"no_rows_rest" AS (
  SELECT * EXCLUDE ("carrier")
  FROM "rows"
)
SELECT *
FROM "no_rows_rest"
) TO 'out/rest' (FORMAT parquet, COMPRESSION 'snappy');
