COPY (
WITH "rows" AS (
  SELECT
    CAST(c0 AS VARCHAR) AS "state",
    CAST(c1 AS BIGINT) AS "the ""order""",
    CAST(c2 AS VARCHAR) AS "2nd",
    CAST(c3 AS STRUCT("a b" INTEGER)) AS "Zürich"
  FROM (VALUES
    ('CA', '1', 'x', '{''a b'': 1}'),
    ('CA', '2', '', NULL),
    ('CA', '3', NULL, NULL),
    (NULL, '4', 'y', NULL)
  ) AS v(c0, c1, c2, c3)
)
SELECT *
FROM "rows"
) TO 'lake/out/odd' (FORMAT arrow, PARTITION_BY ("state"));
