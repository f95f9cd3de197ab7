COPY (
WITH "before" AS (
  SELECT CAST(c0 AS BIGINT) AS "k"
  FROM (VALUES
    ('1'),
    (NULL)
  ) AS v(c0)
),
"after" AS (
  SELECT CAST(NULL AS VARCHAR) AS "k"
  WHERE false
),
"nothing_after_and_only_keys" AS (
  SELECT
    "k",
    CASE WHEN "place_before" IS NULL THEN 'added' WHEN "place_after" IS NULL THEN 'removed' ELSE 'unchanged' END AS "status",
    CASE WHEN NOT ("place_before" IS NULL OR "place_after" IS NULL) THEN CAST([] AS VARCHAR[]) END AS "changed_columns"
  FROM (
    SELECT
      coalesce(l."k", r."k") AS "k",
      l."place" AS "place_before",
      r."place" AS "place_after"
    FROM (
      SELECT
        *,
        row_number() OVER w AS "place"
      FROM (
        SELECT * REPLACE ((CAST("k" AS VARCHAR)) AS "k")
        FROM "before"
      )
      WINDOW w AS (PARTITION BY ("k"))
    ) AS l
    FULL JOIN (
      SELECT
        *,
        row_number() OVER w AS "place"
      FROM (
        SELECT * REPLACE ((CAST("k" AS VARCHAR)) AS "k")
        FROM "after"
      )
      WINDOW w AS (PARTITION BY ("k"))
    ) AS r ON l."k" IS NOT DISTINCT FROM r."k" AND l."place" IS NOT DISTINCT FROM r."place"
  )
)
SELECT *
FROM "nothing_after_and_only_keys"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');
