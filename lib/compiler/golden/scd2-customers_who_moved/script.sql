COPY (
WITH "dimension" AS (
  SELECT
    CAST(c0 AS BIGINT) AS "sk",
    CAST(c1 AS BIGINT) AS "id",
    CAST(c2 AS VARCHAR) AS "name",
    CAST(c3 AS VARCHAR) AS "the ""city""",
    CAST(c4 AS DATE) AS "valid_from",
    CAST(c5 AS DATE) AS "valid_to",
    CAST(c6 AS BOOLEAN) AS "is_current"
  FROM (VALUES
    ('1', '1', 'Zoë', 'Zürich', '2023-01-01', NULL, 'true'),
    ('2', '2', 'Bo', 'Bern', '2023-01-01', '2023-06-01', 'false'),
    ('3', '2', 'Bo', NULL, '2023-06-01', NULL, 'true'),
    ('4', '3', 'Cy', '', NULL, NULL, 'true'),
    ('5', NULL, 'nobody', 'x', '2023-01-01', NULL, 'true')
  ) AS v(c0, c1, c2, c3, c4, c5, c6)
),
"new_rows" AS (
  SELECT
    CAST(c0 AS INTEGER) AS "ID",
    CAST(c1 AS VARCHAR) AS "name",
    CAST(c2 AS VARCHAR) AS "the ""city""",
    CAST(c3 AS TIMESTAMP) AS "seen"
  FROM (VALUES
    ('1', 'Zoë', 'Genf', '2024-02-29 00:00:00'),
    ('2', 'Bo', NULL, '2024-02-29 00:00:00'),
    ('3', 'Cy', NULL, '2024-02-29 00:00:00'),
    ('4', 'Dee', 'Chur', '2024-02-29 00:00:00'),
    ('4', 'Dee', 'Chur', '2024-02-29 00:00:00'),
    (NULL, 'nobody', 'y', '2024-02-29 00:00:00')
  ) AS v(c0, c1, c2, c3)
),
"customers_who_moved_events" AS (
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
      CAST(NULL AS BIGINT) AS "sk",
      CAST("ID" AS BIGINT) AS "id",
      CAST("name" AS VARCHAR) AS "name",
      CAST("the ""city""" AS VARCHAR) AS "the ""city""",
      CAST(seen AS DATE) AS "valid_from",
      CAST(NULL AS DATE) AS "valid_to",
      CAST(NULL AS BOOLEAN) AS "is_current",
      true AS "is_new"
    FROM "new_rows"
  )
),
"customers_who_moved_segments" AS (
  SELECT *
  FROM (
    SELECT *
    FROM (
      SELECT
        *,
        count_if(NOT "is_new") OVER w AS "segment",
        bool_or("is_new") OVER (PARTITION BY "id") AS "is_given",
        NOT "is_new" AND NOT lag("is_new") OVER w AND "valid_from" IS NOT DISTINCT FROM lag("valid_from") OVER w AS "repeats"
      FROM "customers_who_moved_events"
      WINDOW w AS (PARTITION BY ("id") ORDER BY ("valid_from") ASC NULLS FIRST, ("is_new") ASC NULLS LAST ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)
    )
    WHERE CASE WHEN (("is_new" AND "valid_from" IS NULL) IS NOT TRUE) THEN true ELSE error('“New rows” has a row without an effective date.') END
  )
  WHERE CASE WHEN (("repeats") IS NOT TRUE) THEN true ELSE error('“Dimension” has two versions of one key that begin at the same time.') END
),
"customers_who_moved_changes" AS (
  SELECT *
  FROM (
    SELECT *
    FROM (
      SELECT
        *,
        first_value("valid_to") OVER w AS "segment_end",
        lag("is_new") OVER w AS "after_new",
        lag("valid_from") OVER w AS "from_before",
        lag({'c1': "name", 'c2': "the ""city"""}) OVER w AS "state_before"
      FROM "customers_who_moved_segments"
      WINDOW w AS (PARTITION BY ("id"), ("segment") ORDER BY ("valid_from") ASC NULLS FIRST, ("is_new") ASC NULLS LAST, ("name") ASC NULLS LAST, ("the ""city""") ASC NULLS LAST, ("sk") ASC NULLS LAST ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)
    )
    WHERE CASE WHEN (("after_new" AND {'c1': "name", 'c2': "the ""city"""} IS DISTINCT FROM "state_before" AND "valid_from" = "from_before") IS NOT TRUE) THEN true ELSE error('“New rows” has two different rows for one key and effective date. Keep one of them, with Drop duplicates for example.') END
  )
  WHERE (("is_new" AND "after_new" IS NOT NULL AND {'c1': "name", 'c2': "the ""city"""} IS NOT DISTINCT FROM "state_before" AND ("segment_end" IS NULL OR "segment_end" > "valid_from" OR "after_new" AND "segment_end" <= "from_before")) IS NOT TRUE)
),
"customers_who_moved_versions" AS (
  SELECT *
  FROM (
    SELECT
      *,
      lead("valid_from") OVER w AS "next_from",
      lead("is_new") OVER w AS "next_is_new"
    FROM "customers_who_moved_changes"
    WINDOW w AS (PARTITION BY ("id") ORDER BY ("valid_from") ASC NULLS FIRST, ("is_new") ASC NULLS LAST ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)
  )
  WHERE ((NOT "is_new" AND "next_is_new" AND "valid_from" = "next_from") IS NOT TRUE)
),
"customers_who_moved" AS (
  SELECT * EXCLUDE ("is_new", "is_given", "segment", "repeats", "segment_end", "after_new", "from_before", "state_before", "next_from", "next_is_new", "until", "touched") REPLACE (("until") AS "valid_to", (CASE WHEN "touched" THEN CAST("until" IS NULL AS BOOLEAN) ELSE "is_current" END) AS "is_current")
  FROM (
    SELECT
      *,
      CAST(CASE WHEN "is_new" THEN least(CASE WHEN "segment_end" > "valid_from" THEN "segment_end" END, "next_from") WHEN "next_is_new" THEN least("valid_to", "next_from") ELSE "valid_to" END AS DATE) AS "until",
      "is_new" OR "next_is_new" OR false AS "touched"
    FROM "customers_who_moved_versions"
  )
)
SELECT *
FROM "customers_who_moved"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');
