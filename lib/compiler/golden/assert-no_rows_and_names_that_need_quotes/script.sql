-- Rows, then of each condition: rows for which it is not true, and one of them.
WITH "rows" AS (
  SELECT
    CAST(NULL AS BIGINT) AS "the ""n""",
    CAST(NULL AS VARCHAR) AS "order"
  WHERE false
)
SELECT
  count(*) AS checked,
  count(*) FILTER (WHERE (("the ""n""" is not null -- never
)
) IS NOT TRUE) AS failed_1,
  min([left(CAST("the ""n""" AS VARCHAR), 100)]) FILTER (WHERE (("the ""n""" is not null -- never
)
) IS NOT TRUE) AS sample_1,
  count(*) FILTER (WHERE (("order" <> '')) IS NOT TRUE) AS failed_2,
  min([left(CAST("order" AS VARCHAR), 100)]) FILTER (WHERE (("order" <> '')) IS NOT TRUE) AS sample_2
FROM "rows"
;

COPY (
WITH "rows" AS (
  SELECT
    CAST(NULL AS BIGINT) AS "the ""n""",
    CAST(NULL AS VARCHAR) AS "order"
  WHERE false
),
"no_rows_and_names_that_need_quotes" AS (
  SELECT *
  FROM "rows"
)
SELECT *
FROM "no_rows_and_names_that_need_quotes"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');

COPY (
WITH "rows" AS (
  SELECT
    CAST(NULL AS BIGINT) AS "the ""n""",
    CAST(NULL AS VARCHAR) AS "order"
  WHERE false
),
"no_rows_and_names_that_need_quotes_rejected" AS (
  SELECT
    *,
    list_filter([CASE WHEN ("the ""n""" is not null -- never
  ) IS NOT TRUE THEN 'the "n" isn''t NULL' END, CASE WHEN ("order" <> '') IS NOT TRUE THEN 'order' END], lambda reason: reason IS NOT NULL)
   AS "the ""why"""
  FROM (
    SELECT *
    FROM "rows"
    WHERE ((("the ""n""" is not null -- never
    ) AND ("order" <> '')) IS NOT TRUE
    )
  )
)
SELECT *
FROM "no_rows_and_names_that_need_quotes_rejected"
) TO 'out/rejected' (FORMAT parquet, COMPRESSION 'snappy');
