COPY (
WITH "rows" AS (
  SELECT
    CAST(c0 AS VARCHAR) AS "id",
    CAST(c1 AS VARCHAR) AS "at",
    CAST(c2 AS VARCHAR[]) AS "list",
    CAST(c3 AS STRUCT(v VARCHAR, unit VARCHAR)[]) AS "readings",
    CAST(c4 AS VARCHAR) AS "reason"
  FROM (VALUES
    ('1', '2024-02-29T10:00:00+02:00', '[''1'', NULL]', '[{''v'': ''1.5'', ''unit'': ''m''}, NULL]', 'fits'),
    ('x', 'yesterday', '[]', '[]', 'two casts fail'),
    (NULL, '2024-02-30', NULL, NULL, 'no such day'),
    (NULL, NULL, '[''1'', ''two'']', NULL, NULL),
    ('4', NULL, NULL, '[{''v'': ''1'', ''unit'': NULL}, {''v'': ''1234.5'', ''unit'': NULL}]', ''),
    (NULL, NULL, NULL, NULL, NULL)
  ) AS v(c0, c1, c2, c3, c4)
),
"rows_that_do_not_fit_to_a_second_output_checked" AS (
  SELECT
    *,
    CASE WHEN ("id" IS NOT NULL AND TRY_CAST("id" AS INTEGER) IS NULL) THEN 1 WHEN ("at" IS NOT NULL AND CASE WHEN regexp_matches(trim("at"), ':\d\d(\.\d+)?\s*([A-Za-z]|[+-]\d)') THEN TRY_CAST(trim("at") AS TIMESTAMP WITH TIME ZONE) AT TIME ZONE 'UTC' ELSE TRY_CAST(trim("at") AS TIMESTAMP) END IS NULL) THEN 2 WHEN ("list" IS NOT NULL AND TRY(CAST("list" AS INTEGER[])) IS NULL) THEN 3 WHEN len(list_filter("readings", lambda element: (struct_extract(element, 'v') IS NOT NULL AND TRY_CAST(struct_extract(element, 'v') AS DECIMAL(5,2)) IS NULL))) > 0 THEN 4 END AS "failed_cast"
  FROM "rows"
),
"rows_that_do_not_fit_to_a_second_output" AS (
  SELECT
    TRY_CAST("id" AS INTEGER) AS "id",
    CASE WHEN regexp_matches(trim("at"), ':\d\d(\.\d+)?\s*([A-Za-z]|[+-]\d)') THEN TRY_CAST(trim("at") AS TIMESTAMP WITH TIME ZONE) AT TIME ZONE 'UTC' ELSE TRY_CAST(trim("at") AS TIMESTAMP) END AS "at",
    TRY_CAST("list" AS INTEGER[]) AS "list",
    list_transform("readings", lambda element: CASE WHEN element IS NOT NULL THEN {'value': TRY_CAST(struct_extract(element, 'v') AS DECIMAL(5,2))} END) AS "readings"
  FROM (
    SELECT *
    FROM "rows_that_do_not_fit_to_a_second_output_checked"
    WHERE ("failed_cast" IS NULL)
  )
)
SELECT *
FROM "rows_that_do_not_fit_to_a_second_output"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');

COPY (
WITH "rows" AS (
  SELECT
    CAST(c0 AS VARCHAR) AS "id",
    CAST(c1 AS VARCHAR) AS "at",
    CAST(c2 AS VARCHAR[]) AS "list",
    CAST(c3 AS STRUCT(v VARCHAR, unit VARCHAR)[]) AS "readings",
    CAST(c4 AS VARCHAR) AS "reason"
  FROM (VALUES
    ('1', '2024-02-29T10:00:00+02:00', '[''1'', NULL]', '[{''v'': ''1.5'', ''unit'': ''m''}, NULL]', 'fits'),
    ('x', 'yesterday', '[]', '[]', 'two casts fail'),
    (NULL, '2024-02-30', NULL, NULL, 'no such day'),
    (NULL, NULL, '[''1'', ''two'']', NULL, NULL),
    ('4', NULL, NULL, '[{''v'': ''1'', ''unit'': NULL}, {''v'': ''1234.5'', ''unit'': NULL}]', ''),
    (NULL, NULL, NULL, NULL, NULL)
  ) AS v(c0, c1, c2, c3, c4)
),
"rows_that_do_not_fit_to_a_second_output_checked" AS (
  SELECT
    *,
    CASE WHEN ("id" IS NOT NULL AND TRY_CAST("id" AS INTEGER) IS NULL) THEN 1 WHEN ("at" IS NOT NULL AND CASE WHEN regexp_matches(trim("at"), ':\d\d(\.\d+)?\s*([A-Za-z]|[+-]\d)') THEN TRY_CAST(trim("at") AS TIMESTAMP WITH TIME ZONE) AT TIME ZONE 'UTC' ELSE TRY_CAST(trim("at") AS TIMESTAMP) END IS NULL) THEN 2 WHEN ("list" IS NOT NULL AND TRY(CAST("list" AS INTEGER[])) IS NULL) THEN 3 WHEN len(list_filter("readings", lambda element: (struct_extract(element, 'v') IS NOT NULL AND TRY_CAST(struct_extract(element, 'v') AS DECIMAL(5,2)) IS NULL))) > 0 THEN 4 END AS "failed_cast"
  FROM "rows"
),
"rows_that_do_not_fit_to_a_second_output_rejected" AS (
  SELECT
    * EXCLUDE ("failed_cast"),
    CASE "failed_cast" WHEN 1 THEN 'id' WHEN 2 THEN 'at' WHEN 3 THEN 'list' WHEN 4 THEN 'readings.v' END AS "rejected_column",
    CASE "failed_cast" WHEN 1 THEN CAST("id" AS VARCHAR) WHEN 2 THEN CAST("at" AS VARCHAR) WHEN 3 THEN CAST("list" AS VARCHAR) WHEN 4 THEN CAST("readings" AS VARCHAR) END AS "rejected_value",
    CASE "failed_cast" WHEN 1 THEN 'does not fit INTEGER' WHEN 2 THEN 'does not fit TIMESTAMP' WHEN 3 THEN 'does not fit INTEGER[]' WHEN 4 THEN 'does not fit DECIMAL(5,2)' END AS "reason_2"
  FROM (
    SELECT *
    FROM "rows_that_do_not_fit_to_a_second_output_checked"
    WHERE ("failed_cast" IS NOT NULL)
  )
)
SELECT *
FROM "rows_that_do_not_fit_to_a_second_output_rejected"
) TO 'out/rejected' (FORMAT parquet, COMPRESSION 'snappy');
