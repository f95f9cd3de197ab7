COPY (
WITH "rows" AS (
  SELECT CAST(NULL AS BIGINT) AS "select"
  WHERE false
),
"no_rows_nothing_to_cast_checked" AS (
  SELECT
    *,
    CAST(NULL AS INTEGER) AS "failed_cast"
  FROM "rows"
),
"no_rows_nothing_to_cast" AS (
  SELECT "select" AS "the ""new"" name"
  FROM (
    SELECT *
    FROM "no_rows_nothing_to_cast_checked"
    WHERE ("failed_cast" IS NULL)
  )
)
SELECT *
FROM "no_rows_nothing_to_cast"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');

COPY (
WITH "rows" AS (
  SELECT CAST(NULL AS BIGINT) AS "select"
  WHERE false
),
"no_rows_nothing_to_cast_checked" AS (
  SELECT
    *,
    CAST(NULL AS INTEGER) AS "failed_cast"
  FROM "rows"
),
"no_rows_nothing_to_cast_rejected" AS (
  SELECT
    * EXCLUDE ("failed_cast"),
    CAST(NULL AS VARCHAR) AS "rejected_column",
    CAST(NULL AS VARCHAR) AS "rejected_value",
    CAST(NULL AS VARCHAR) AS "reason"
  FROM (
    SELECT *
    FROM "no_rows_nothing_to_cast_checked"
    WHERE ("failed_cast" IS NOT NULL)
  )
)
SELECT *
FROM "no_rows_nothing_to_cast_rejected"
) TO 'out/rejected' (FORMAT parquet, COMPRESSION 'snappy');
