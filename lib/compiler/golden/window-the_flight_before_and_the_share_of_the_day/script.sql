COPY (
WITH "rows" AS (
  SELECT
    CAST(c0 AS DATE) AS "day",
    CAST(c1 AS VARCHAR) AS "carrier",
    CAST(c2 AS BIGINT) AS "delay"
  FROM (VALUES
    ('2024-01-01', 'UA', '60'),
    ('2024-01-01', 'AF', '20'),
    ('2024-01-01', 'ZÜ', '20'),
    ('2024-01-02', 'UA', NULL),
    (NULL, 'UA', '5'),
    (NULL, NULL, '5')
  ) AS v(c0, c1, c2)
),
"the_flight_before_and_the_share_of_the_day" AS (
  SELECT
    *,
    delay - lag(delay) OVER w_rows AS "since last",
    round(delay / sum(delay) over (partition by day), 2) AS "share",
    row_number() OVER w_rows -- ties are counted by carrier
   AS "row",
    rank() OVER w AS "place"
  FROM "rows"
  WINDOW
    w AS (PARTITION BY ("day") ORDER BY (delay) DESC NULLS LAST),
    w_rows AS (PARTITION BY ("day") ORDER BY (delay) DESC NULLS LAST, ("carrier") ASC NULLS LAST)
)
SELECT *
FROM "the_flight_before_and_the_share_of_the_day"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');
