COPY (
WITH "rows" AS (
  SELECT
    CAST(c0 AS BIGINT) AS "key",
    CAST(c1 AS MAP(VARCHAR, INTEGER)) AS "extra"
  FROM (VALUES
    ('1', '{a=1, b=NULL}'),
    ('2', '{}'),
    (NULL, NULL)
  ) AS v(c0, c1)
),
"keys_and_values_of_a_map" AS (
  SELECT
    * EXCLUDE ("key"),
    unnest(map_keys("extra")) AS "key",
    unnest(map_values("extra")) AS "the ""value""",
    unnest(range(1, CAST(cardinality("extra") AS BIGINT) + 1)) AS "place"
  FROM "rows"
)
SELECT *
FROM "keys_and_values_of_a_map"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');
