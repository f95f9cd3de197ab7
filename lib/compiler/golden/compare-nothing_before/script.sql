COPY (
WITH "before" AS (
  SELECT
    CAST(NULL AS VARCHAR) AS "k",
    CAST(NULL AS BIGINT) AS "v"
  WHERE false
),
"after" AS (
  SELECT
    CAST(c0 AS VARCHAR) AS "k",
    CAST(c1 AS BIGINT) AS "v"
  FROM (VALUES
    ('a', '1'),
    (NULL, NULL)
  ) AS v(c0, c1)
),
"nothing_before" AS (
  SELECT
    "k",
    CASE WHEN "place_before" IS NULL THEN 'added' WHEN "place_after" IS NULL THEN 'removed' WHEN "v_before" IS DISTINCT FROM "v_after" THEN 'changed' ELSE 'unchanged' END AS "status",
    CASE WHEN NOT ("place_before" IS NULL OR "place_after" IS NULL) THEN list_filter([CASE WHEN "v_before" IS DISTINCT FROM "v_after" THEN 'v' END], lambda name: name IS NOT NULL) END AS "changed_columns"
  FROM (
    SELECT
      coalesce(l."k", r."k") AS "k",
      l."place" AS "place_before",
      r."place" AS "place_after",
      l."v" AS "v_before",
      r."v" AS "v_after"
    FROM (
      SELECT
        *,
        row_number() OVER w AS "place"
      FROM "before"
      WINDOW w AS (PARTITION BY ("k") ORDER BY ("v") ASC NULLS LAST)
    ) AS l
    FULL JOIN (
      SELECT
        *,
        row_number() OVER w AS "place"
      FROM "after"
      WINDOW w AS (PARTITION BY ("k") ORDER BY ("v") ASC NULLS LAST)
    ) AS r ON l."k" IS NOT DISTINCT FROM r."k" AND l."place" IS NOT DISTINCT FROM r."place"
  )
)
SELECT *
FROM "nothing_before"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');
