COPY (
WITH "rows" AS (
  SELECT CAST(c0 AS VARCHAR) AS "order"
  FROM (VALUES
    ('b'),
    (''),
    ('a'),
    (NULL),
    ('ä'),
    ('a'),
    ('b')
  ) AS v(c0)
),
"the_most_frequent_text_in_place" AS (
  SELECT * EXCLUDE ("statistic") REPLACE ((coalesce(nullif("order", ''), CAST("statistic" AS VARCHAR))) AS "order")
  FROM (
    SELECT
      l."order",
      r."statistic"
    FROM "rows" AS l
    LEFT JOIN (
      SELECT mode(nullif("order", '') ORDER BY nullif("order", '')) AS "statistic"
      FROM "rows"
    ) AS r ON TRUE
  )
)
SELECT *
FROM "the_most_frequent_text_in_place"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');
