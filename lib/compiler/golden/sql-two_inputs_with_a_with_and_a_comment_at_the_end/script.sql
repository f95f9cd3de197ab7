COPY (
WITH "inputs_1" AS (
  SELECT
    CAST(c0 AS VARCHAR) AS "origin",
    CAST(c1 AS BIGINT) AS "delay"
  FROM (VALUES
    ('ZRH', '61'),
    ('ZRH', '120'),
    ('SFO', NULL),
    (NULL, '90')
  ) AS v(c0, c1)
),
"inputs_2" AS (
  SELECT
    CAST(c0 AS VARCHAR) AS "iata",
    CAST(c1 AS VARCHAR) AS "the ""name"""
  FROM (VALUES
    ('ZRH', 'Zürich'),
    ('SFO', NULL)
  ) AS v(c0, c1)
),
"two_inputs_with_a_with_and_a_comment_at_the_end" AS (
  SELECT *
  FROM (
    WITH "flights" AS (SELECT * FROM "inputs_1"), "airports" AS (SELECT * FROM "inputs_2")
    SELECT *
    FROM (
    with late as (select * from flights where delay > 60)
    select a."the ""name""", count(*) as "order"
    from late join airports a on a.iata = late.origin
    group by all
    )
  )
)
SELECT *
FROM "two_inputs_with_a_with_and_a_comment_at_the_end"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');
