COPY (
WITH "rows" AS (
  SELECT CAST(c0 AS BIGINT) AS "order"
  FROM (VALUES
    ('11'),
    ('1'),
    ('2'),
    ('3'),
    (NULL)
  ) AS v(c0)
),
"ranks_that_are_shared" AS (
  SELECT *
  FROM (
    SELECT
      *,
      dense_rank() OVER w AS "the ""rank"""
    FROM "rows"
    WINDOW w AS (ORDER BY ("order" % 10) ASC NULLS LAST)
  )
  WHERE ("the ""rank""" <= 2)
)
SELECT *
FROM "ranks_that_are_shared"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');
