COPY (
WITH "dimension" AS (
  SELECT
    CAST(c0 AS VARCHAR) AS "k",
    CAST(c1 AS VARCHAR) AS "v",
    CAST(c2 AS DATE) AS "valid_from",
    CAST(c3 AS DATE) AS "valid_to",
    CAST(c4 AS BOOLEAN) AS "is_current"
  FROM (VALUES
    ('a', 'one', '2024-01-01', '2024-03-01', 'false'),
    ('a', 'two', '2024-03-01', NULL, 'true')
  ) AS v(c0, c1, c2, c3, c4)
),
"new_rows" AS (
  SELECT
    CAST(c0 AS VARCHAR) AS "k",
    CAST(c1 AS VARCHAR) AS "v",
    CAST(c2 AS DATE) AS "since"
  FROM (VALUES
    ('a', 'late', '2024-02-01'),
    ('a', 'late', '2024-02-15'),
    ('a', 'before all', '2023-06-01'),
    ('a', 'in place of two', '2024-03-01'),
    ('a', 'three', '2024-04-01'),
    ('a', 'four', '2024-05-01')
  ) AS v(c0, c1, c2)
),
"rows_that_come_late_and_several_at_once_events" AS (
  SELECT *
  FROM (
    SELECT
      *,
      false AS "is_new"
    FROM "dimension"
  )
  UNION ALL BY NAME
  SELECT *
  FROM (
    SELECT
      CAST("k" AS VARCHAR) AS "k",
      CAST("v" AS VARCHAR) AS "v",
      CAST(since AS DATE) AS "valid_from",
      CAST(NULL AS DATE) AS "valid_to",
      CAST(NULL AS BOOLEAN) AS "is_current",
      true AS "is_new"
    FROM "new_rows"
  )
),
"rows_that_come_late_and_several_at_once_segments" AS (
  SELECT *
  FROM (
    SELECT *
    FROM (
      SELECT
        *,
        count_if(NOT "is_new") OVER w AS "segment",
        bool_or("is_new") OVER (PARTITION BY "k") AS "is_given",
        NOT "is_new" AND NOT lag("is_new") OVER w AND "valid_from" IS NOT DISTINCT FROM lag("valid_from") OVER w AS "repeats"
      FROM "rows_that_come_late_and_several_at_once_events"
      WINDOW w AS (PARTITION BY ("k") ORDER BY ("valid_from") ASC NULLS FIRST, ("is_new") ASC NULLS LAST ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)
    )
    WHERE CASE WHEN (("is_new" AND "valid_from" IS NULL) IS NOT TRUE) THEN true ELSE error('“New rows” has a row without an effective date.') END
  )
  WHERE CASE WHEN (("repeats") IS NOT TRUE) THEN true ELSE error('“Dimension” has two versions of one key that begin at the same time.') END
),
"rows_that_come_late_and_several_at_once_changes" AS (
  SELECT *
  FROM (
    SELECT *
    FROM (
      SELECT
        *,
        first_value("valid_to") OVER w AS "segment_end",
        lag("is_new") OVER w AS "after_new",
        lag("valid_from") OVER w AS "from_before",
        lag("v") OVER w AS "state_before"
      FROM "rows_that_come_late_and_several_at_once_segments"
      WINDOW w AS (PARTITION BY ("k"), ("segment") ORDER BY ("valid_from") ASC NULLS FIRST, ("is_new") ASC NULLS LAST, ("v") ASC NULLS LAST ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)
    )
    WHERE CASE WHEN (("after_new" AND "v" IS DISTINCT FROM "state_before" AND "valid_from" = "from_before") IS NOT TRUE) THEN true ELSE error('“New rows” has two different rows for one key and effective date. Keep one of them, with Drop duplicates for example.') END
  )
  WHERE (("is_new" AND "after_new" IS NOT NULL AND "v" IS NOT DISTINCT FROM "state_before" AND ("segment_end" IS NULL OR "segment_end" > "valid_from" OR "after_new" AND "segment_end" <= "from_before")) IS NOT TRUE)
),
"rows_that_come_late_and_several_at_once_versions" AS (
  SELECT *
  FROM (
    SELECT
      *,
      lead("valid_from") OVER w AS "next_from",
      lead("is_new") OVER w AS "next_is_new"
    FROM "rows_that_come_late_and_several_at_once_changes"
    WINDOW w AS (PARTITION BY ("k") ORDER BY ("valid_from") ASC NULLS FIRST, ("is_new") ASC NULLS LAST ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)
  )
  WHERE ((NOT "is_new" AND "next_is_new" AND "valid_from" = "next_from") IS NOT TRUE)
),
"rows_that_come_late_and_several_at_once" AS (
  SELECT * EXCLUDE ("is_new", "is_given", "segment", "repeats", "segment_end", "after_new", "from_before", "state_before", "next_from", "next_is_new", "until", "touched") REPLACE (("until") AS "valid_to", (CASE WHEN "touched" THEN CAST("until" IS NULL AS BOOLEAN) ELSE "is_current" END) AS "is_current")
  FROM (
    SELECT
      *,
      CAST(CASE WHEN "is_new" THEN least(CASE WHEN "segment_end" > "valid_from" THEN "segment_end" END, "next_from") WHEN "next_is_new" THEN least("valid_to", "next_from") ELSE "valid_to" END AS DATE) AS "until",
      "is_new" OR "next_is_new" OR false AS "touched"
    FROM "rows_that_come_late_and_several_at_once_versions"
  )
)
SELECT *
FROM "rows_that_come_late_and_several_at_once"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');
