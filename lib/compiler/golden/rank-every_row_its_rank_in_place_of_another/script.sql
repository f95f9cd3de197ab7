COPY (
WITH "rows" AS (
  SELECT
    CAST(c0 AS VARCHAR) AS "place",
    CAST(c1 AS BIGINT) AS "n"
  FROM (VALUES
    ('x', '2'),
    ('y', NULL),
    ('z', '2'),
    ('z', '3')
  ) AS v(c0, c1)
),
"every_row_its_rank_in_place_of_another" AS (
  SELECT * REPLACE ((rank() OVER w) AS "place")
  FROM "rows"
  WINDOW w AS (ORDER BY (n) ASC NULLS FIRST)
)
SELECT *
FROM "every_row_its_rank_in_place_of_another"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');
