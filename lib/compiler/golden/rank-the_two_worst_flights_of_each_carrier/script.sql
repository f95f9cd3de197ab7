COPY (
WITH "rows" AS (
  SELECT
    CAST(c0 AS VARCHAR) AS "Carrier",
    CAST(c1 AS BIGINT) AS "delay",
    CAST(c2 AS VARCHAR) AS "rank"
  FROM (VALUES
    ('UA', '61', 'a'),
    ('UA', '61', 'c'),
    ('UA', '61', 'b'),
    ('UA', NULL, 'd'),
    (NULL, NULL, 'e'),
    (NULL, '1', 'f'),
    ('', '0', NULL)
  ) AS v(c0, c1, c2)
),
"the_two_worst_flights_of_each_carrier" AS (
  SELECT * EXCLUDE ("rank_2")
  FROM (
    SELECT *
    FROM (
      SELECT
        *,
        row_number() OVER w_rows AS "rank_2"
      FROM "rows"
      WINDOW w_rows AS (PARTITION BY ("Carrier") ORDER BY (delay) DESC NULLS LAST, ("rank") ASC NULLS LAST)
    )
    WHERE ("rank_2" <= 2)
  )
)
SELECT *
FROM "the_two_worst_flights_of_each_carrier"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');
