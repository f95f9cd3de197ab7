COPY (
WITH "rows" AS (
  SELECT
    CAST(NULL AS BIGINT) AS "the ""n""",
    CAST(NULL AS VARCHAR) AS "order"
  WHERE false
),
"no_rows_and_none_rejected" AS (
  SELECT *
  FROM "rows"
  WHERE ("the ""n""" > 1 or "order" is null)
)
SELECT *
FROM "no_rows_and_none_rejected"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');

COPY (
WITH "rows" AS (
  SELECT
    CAST(NULL AS BIGINT) AS "the ""n""",
    CAST(NULL AS VARCHAR) AS "order"
  WHERE false
),
"no_rows_and_none_rejected_rejected" AS (
  SELECT *
  FROM "rows"
  WHERE (("the ""n""" > 1 or "order" is null) IS NOT TRUE)
)
SELECT *
FROM "no_rows_and_none_rejected_rejected"
) TO 'out/rejected' (FORMAT parquet, COMPRESSION 'snappy');
