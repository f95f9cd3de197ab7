COPY (
WITH "dimension" AS (
  SELECT
    CAST(NULL AS VARCHAR) AS "k",
    CAST(NULL AS BIGINT) AS "order",
    CAST(NULL AS DATE) AS "from",
    CAST(NULL AS DATE) AS "to",
    CAST(NULL AS INTEGER) AS "now"
  WHERE false
),
"new_rows" AS (
  SELECT
    CAST(c0 AS BIGINT) AS "order",
    CAST(c1 AS VARCHAR) AS "k",
    CAST(c2 AS VARCHAR) AS "more"
  FROM (VALUES
    ('1', 'a', 'x'),
    (NULL, 'b', NULL)
  ) AS v(c0, c1, c2)
),
"the_first_rows_events" AS (
  SELECT *
  FROM (
    SELECT
      * REPLACE ((nullif("to", CAST('9999-12-31' AS DATE))) AS "to"),
      false AS "is_new"
    FROM "dimension"
  )
  UNION ALL BY NAME
  SELECT *
  FROM (
    SELECT
      CAST("k" AS VARCHAR) AS "k",
      CAST("order" AS BIGINT) AS "order",
      CAST(DATE '2024-01-01' AS DATE) AS "from",
      CAST(NULL AS DATE) AS "to",
      CAST(NULL AS INTEGER) AS "now",
      true AS "is_new"
    FROM "new_rows"
  )
),
"the_first_rows_segments" AS (
  SELECT *
  FROM (
    SELECT *
    FROM (
      SELECT
        *,
        count_if(NOT "is_new") OVER w AS "segment",
        bool_or("is_new") OVER (PARTITION BY "k") AS "is_given",
        NOT "is_new" AND NOT lag("is_new") OVER w AND "from" IS NOT DISTINCT FROM lag("from") OVER w AS "repeats"
      FROM "the_first_rows_events"
      WINDOW w AS (PARTITION BY ("k") ORDER BY ("from") ASC NULLS FIRST, ("is_new") ASC NULLS LAST ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)
    )
    WHERE CASE WHEN (("is_new" AND "from" IS NULL) IS NOT TRUE) THEN true ELSE error('“New rows” has a row without an effective date.') END
  )
  WHERE CASE WHEN (("repeats") IS NOT TRUE) THEN true ELSE error('“Dimension” has two versions of one key that begin at the same time.') END
),
"the_first_rows_changes" AS (
  SELECT *
  FROM (
    SELECT *
    FROM (
      SELECT
        *,
        first_value("to") OVER w AS "segment_end",
        lag("is_new") OVER w AS "after_new",
        lag("from") OVER w AS "from_before",
        lag("order") OVER w AS "state_before"
      FROM "the_first_rows_segments"
      WINDOW w AS (PARTITION BY ("k"), ("segment") ORDER BY ("from") ASC NULLS FIRST, ("is_new") ASC NULLS LAST, ("order") ASC NULLS LAST ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)
    )
    WHERE CASE WHEN (("after_new" AND "order" IS DISTINCT FROM "state_before" AND "from" = "from_before") IS NOT TRUE) THEN true ELSE error('“New rows” has two different rows for one key and effective date. Keep one of them, with Drop duplicates for example.') END
  )
  WHERE (("is_new" AND "after_new" IS NOT NULL AND "order" IS NOT DISTINCT FROM "state_before" AND ("segment_end" IS NULL OR "segment_end" > "from" OR "after_new" AND "segment_end" <= "from_before")) IS NOT TRUE)
),
"the_first_rows_versions" AS (
  SELECT *
  FROM (
    SELECT
      *,
      lead("from") OVER w AS "next_from",
      lead("is_new") OVER w AS "next_is_new"
    FROM "the_first_rows_changes"
    WINDOW w AS (PARTITION BY ("k") ORDER BY ("from") ASC NULLS FIRST, ("is_new") ASC NULLS LAST ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)
  )
  WHERE ((NOT "is_new" AND "next_is_new" AND "from" = "next_from") IS NOT TRUE)
),
"the_first_rows" AS (
  SELECT * EXCLUDE ("is_new", "is_given", "segment", "repeats", "segment_end", "after_new", "from_before", "state_before", "next_from", "next_is_new", "until", "touched") REPLACE ((coalesce("until", CAST('9999-12-31' AS DATE))) AS "to", (CASE WHEN "touched" THEN CAST("until" IS NULL AS INTEGER) ELSE "now" END) AS "now")
  FROM (
    SELECT
      *,
      CAST(CASE WHEN "is_new" THEN least(CASE WHEN "segment_end" > "from" THEN "segment_end" END, "next_from") WHEN "next_is_new" THEN least("to", "next_from") ELSE "to" END AS DATE) AS "until",
      "is_new" OR "next_is_new" OR false AS "touched"
    FROM "the_first_rows_versions"
  )
)
SELECT *
FROM "the_first_rows"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');
