COPY (
WITH "rows" AS (
  SELECT
    CAST(c0 AS VARCHAR) AS "the ""a""",
    CAST(c1 AS VARCHAR) AS "order"
  FROM (VALUES
    ('ab', 'c'),
    ('a', 'bc'),
    ('', NULL),
    (NULL, ''),
    ('-', '1:-')
  ) AS v(c0, c1)
),
"null_empty_and_values_that_run_into_each_other" AS (
  SELECT
    *,
    md5(concat('', CASE WHEN "the ""a""" IS NULL THEN '-' ELSE concat(length(CAST("the ""a""" AS VARCHAR)), ':', CAST("the ""a""" AS VARCHAR)) END, CASE WHEN "order" IS NULL THEN '-' ELSE concat(length(CAST("order" AS VARCHAR)), ':', CAST("order" AS VARCHAR)) END)) AS "md5"
  FROM "rows"
)
SELECT *
FROM "null_empty_and_values_that_run_into_each_other"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');
