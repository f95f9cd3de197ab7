CREATE TEMPORARY TABLE "a_condition_that_is_computed_once_for_both_outputs_conditions" AS
WITH "rows" AS (
  SELECT
    CAST(c0 AS BOOLEAN) AS "condition_1",
    CAST(c1 AS BIGINT) AS "order"
  FROM (VALUES
    ('true', '1'),
    ('false', '2'),
    (NULL, '3')
  ) AS v(c0, c1)
)
SELECT
  *,
  random() >= 0 and condition_1 -- NULL is rejected
 AS "condition_1_2"
FROM "rows"
;

COPY (
WITH "a_condition_that_is_computed_once_for_both_outputs" AS (
  SELECT * EXCLUDE ("condition_1_2")
  FROM (
    SELECT *
    FROM "a_condition_that_is_computed_once_for_both_outputs_conditions"
    WHERE (("condition_1_2"))
  )
)
SELECT *
FROM "a_condition_that_is_computed_once_for_both_outputs"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');

COPY (
WITH "a_condition_that_is_computed_once_for_both_outputs_rejected" AS (
  SELECT * EXCLUDE ("condition_1_2")
  FROM (
    SELECT *
    FROM "a_condition_that_is_computed_once_for_both_outputs_conditions"
    WHERE (("condition_1_2") IS NOT TRUE)
  )
)
SELECT *
FROM "a_condition_that_is_computed_once_for_both_outputs_rejected"
) TO 'out/rejected' (FORMAT parquet, COMPRESSION 'snappy');
