CREATE TEMPORARY TABLE "one_row_in_four_may_fail_conditions" AS
WITH "rows" AS (
  SELECT CAST(c0 AS BIGINT) AS "n"
  FROM (VALUES
    ('1'),
    ('2'),
    ('3'),
    ('4')
  ) AS v(c0)
)
SELECT
  *,
  n < 4 and random() >= 0 AS "condition_1"
FROM "rows"
;

-- Rows, then of each condition: rows for which it is not true, and one of them.
SELECT
  count(*) AS checked,
  count(*) FILTER (WHERE (("condition_1")) IS NOT TRUE) AS failed_1,
  min([left(CAST("n" AS VARCHAR), 100)]) FILTER (WHERE (("condition_1")) IS NOT TRUE) AS sample_1
FROM "one_row_in_four_may_fail_conditions"
;

COPY (
WITH "rows" AS (
  SELECT CAST(c0 AS BIGINT) AS "n"
  FROM (VALUES
    ('1'),
    ('2'),
    ('3'),
    ('4')
  ) AS v(c0)
),
"one_row_in_four_may_fail" AS (
  SELECT *
  FROM "rows"
)
SELECT *
FROM "one_row_in_four_may_fail"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');

COPY (
WITH "one_row_in_four_may_fail_rejected" AS (
  SELECT
    * EXCLUDE ("condition_1"),
    list_filter([CASE WHEN ("condition_1") IS NOT TRUE THEN 'small' END], lambda reason: reason IS NOT NULL) AS "failed_conditions"
  FROM (
    SELECT *
    FROM "one_row_in_four_may_fail_conditions"
    WHERE ((("condition_1")) IS NOT TRUE)
  )
)
SELECT *
FROM "one_row_in_four_may_fail_rejected"
) TO 'out/rejected' (FORMAT parquet, COMPRESSION 'snappy');
