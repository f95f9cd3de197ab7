COPY (
WITH "inputs" AS (
  SELECT CAST(c0 AS VARCHAR) AS "state"
  FROM (VALUES
    ('CA'),
    ('CA'),
    ('NY'),
    ('TX'),
    ('TX')
  ) AS v(c0)
),
"states_with_many_flights" AS (
  SELECT *
  FROM (
    WITH "airports" AS (SELECT * FROM "inputs")
    SELECT *
    FROM (
    select state, count(*) as flights from airports group by state having count(*) > 1 order by state
    )
  )
)
SELECT *
FROM "states_with_many_flights"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');
