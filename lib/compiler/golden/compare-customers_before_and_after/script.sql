COPY (
WITH "before" AS (
  SELECT
    CAST(c0 AS BIGINT) AS "id",
    CAST(c1 AS VARCHAR) AS "name",
    CAST(c2 AS VARCHAR) AS "the ""city""",
    CAST(c3 AS DATE) AS "seen"
  FROM (VALUES
    ('1', 'Zoë', 'Zürich', '2024-01-01'),
    ('2', 'Bo', NULL, '2024-01-01'),
    ('3', 'Cy', '', '2024-01-01'),
    (NULL, 'nobody', NULL, NULL),
    ('5', NULL, NULL, NULL)
  ) AS v(c0, c1, c2, c3)
),
"after" AS (
  SELECT
    CAST(c0 AS BIGINT) AS "ID",
    CAST(c1 AS VARCHAR) AS "Name",
    CAST(c2 AS VARCHAR) AS "the ""city""",
    CAST(c3 AS DATE) AS "seen"
  FROM (VALUES
    ('1', 'Zoë', 'Zürich', '2024-02-02'),
    ('2', 'Bob', 'Bern', '2024-02-02'),
    ('4', 'Dee', NULL, '2024-02-02'),
    (NULL, 'nobody', '', NULL),
    ('5', NULL, NULL, NULL)
  ) AS v(c0, c1, c2, c3)
),
"customers_before_and_after" AS (
  SELECT
    "id",
    CASE WHEN "place_before" IS NULL THEN 'added' WHEN "place_after" IS NULL THEN 'removed' WHEN "name_before" IS DISTINCT FROM "name_after" OR "the ""city""_before" IS DISTINCT FROM "the ""city""_after" THEN 'changed' ELSE 'unchanged' END AS "status",
    CASE WHEN NOT ("place_before" IS NULL OR "place_after" IS NULL) THEN list_filter([CASE WHEN "name_before" IS DISTINCT FROM "name_after" THEN 'name' END, CASE WHEN "the ""city""_before" IS DISTINCT FROM "the ""city""_after" THEN 'the "city"' END], lambda name: name IS NOT NULL) END AS "changed_columns",
    CASE WHEN "place_after" IS NULL THEN "name_before" ELSE "name_after" END AS "name",
    CASE WHEN "place_after" IS NULL THEN "the ""city""_before" ELSE "the ""city""_after" END AS "the ""city""",
    CASE WHEN "place_after" IS NULL THEN "seen_before" ELSE "seen_after" END AS "seen"
  FROM (
    SELECT
      coalesce(l."id", r."id") AS "id",
      l."place" AS "place_before",
      r."place" AS "place_after",
      l."name" AS "name_before",
      r."Name" AS "name_after",
      l."the ""city""" AS "the ""city""_before",
      r."the ""city""" AS "the ""city""_after",
      l."seen" AS "seen_before",
      r."seen" AS "seen_after"
    FROM (
      SELECT
        *,
        row_number() OVER w AS "place"
      FROM "before"
      WINDOW w AS (PARTITION BY ("id") ORDER BY ("name") ASC NULLS LAST, ("the ""city""") ASC NULLS LAST, ("seen") ASC NULLS LAST)
    ) AS l
    FULL JOIN (
      SELECT
        *,
        row_number() OVER w AS "place"
      FROM "after"
      WINDOW w AS (PARTITION BY ("ID") ORDER BY ("Name") ASC NULLS LAST, ("the ""city""") ASC NULLS LAST, ("seen") ASC NULLS LAST)
    ) AS r ON l."id" IS NOT DISTINCT FROM r."ID" AND l."place" IS NOT DISTINCT FROM r."place"
  )
)
SELECT *
FROM "customers_before_and_after"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');
