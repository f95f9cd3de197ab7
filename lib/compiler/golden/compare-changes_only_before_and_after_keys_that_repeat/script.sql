COPY (
WITH "before" AS (
  SELECT
    CAST(c0 AS VARCHAR) AS "k",
    CAST(c1 AS BIGINT) AS "order",
    CAST(c2 AS VARCHAR) AS "old"
  FROM (VALUES
    ('a', '2', 'x'),
    ('a', '1', 'y'),
    ('a', '3', 'z'),
    ('b', '1', NULL)
  ) AS v(c0, c1, c2)
),
"after" AS (
  SELECT
    CAST(c0 AS VARCHAR) AS "order",
    CAST(c1 AS VARCHAR) AS "K",
    CAST(c2 AS DOUBLE) AS "new"
  FROM (VALUES
    ('2', 'a', '0.5'),
    ('1', 'a', NULL),
    ('one', 'b', NULL)
  ) AS v(c0, c1, c2)
),
"changes_only_before_and_after_keys_that_repeat" AS (
  SELECT *
  FROM (
    SELECT
      "k",
      CASE WHEN "place_before" IS NULL THEN 'added' WHEN "place_after" IS NULL THEN 'removed' WHEN "order_before" IS DISTINCT FROM "order_after" THEN 'changed' ELSE 'unchanged' END AS "status",
      CASE WHEN NOT ("place_before" IS NULL OR "place_after" IS NULL) THEN list_filter([CASE WHEN "order_before" IS DISTINCT FROM "order_after" THEN 'order' END], lambda name: name IS NOT NULL) END AS "changed_columns",
      "order_before",
      "order_after",
      "old_before",
      "new_after"
    FROM (
      SELECT
        coalesce(l."k", r."k") AS "k",
        l."place" AS "place_before",
        r."place" AS "place_after",
        l."order" AS "order_before",
        r."order" AS "order_after",
        l."old" AS "old_before",
        r."new" AS "new_after"
      FROM (
        SELECT
          *,
          row_number() OVER w AS "place"
        FROM (
          SELECT * REPLACE ((CAST("order" AS VARCHAR)) AS "order")
          FROM "before"
        )
        WINDOW w AS (PARTITION BY ("k") ORDER BY ("order") ASC NULLS LAST, ("old") ASC NULLS LAST)
      ) AS l
      FULL JOIN (
        SELECT
          *,
          row_number() OVER w AS "place"
        FROM (
          SELECT * REPLACE ((CAST("order" AS VARCHAR)) AS "order")
          FROM "after"
        )
        WINDOW w AS (PARTITION BY ("K") ORDER BY ("order") ASC NULLS LAST, ("new") ASC NULLS LAST)
      ) AS r ON l."k" IS NOT DISTINCT FROM r."K" AND l."place" IS NOT DISTINCT FROM r."place"
    )
  )
  WHERE ("status" <> 'unchanged')
)
SELECT *
FROM "changes_only_before_and_after_keys_that_repeat"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');
