COPY (
WITH "rows" AS (
  SELECT CAST(c0 AS STRUCT(taken VARCHAR, v VARCHAR, unit VARCHAR)) AS "reading"
  FROM (VALUES
    ('{''taken'': ''2024-02-29'', ''v'': ''1.5'', ''unit'': ''m''}'),
    ('{''taken'': ''2023-02-29'', ''v'': ''n/a'', ''unit'': NULL}'),
    (NULL)
  ) AS v(c0)
),
"values_that_do_not_fit_become_null" AS (
  SELECT CASE WHEN "reading" IS NOT NULL THEN {'day': TRY_CAST(struct_extract("reading", 'taken') AS DATE), 'value': TRY_CAST(struct_extract("reading", 'v') AS DOUBLE)} END AS "reading"
  FROM "rows"
)
SELECT *
FROM "values_that_do_not_fit_become_null"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');
