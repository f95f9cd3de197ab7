COPY (
WITH "rows" AS (
  SELECT
    CAST(c0 AS VARCHAR) AS "state",
    CAST(c1 AS BIGINT) AS "the ""order""",
    CAST(c2 AS VARCHAR) AS "2nd"
  FROM (VALUES
    ('CA', '9007199254740993', 'a	b'),
    ('NY', NULL, 'two
lines'),
    (NULL, '-1', 'Zürich')
  ) AS v(c0, c1, c2)
)
SELECT *
FROM "rows"
) TO 'lake/out/odd' (FORMAT xml, PARTITION_BY ("state"));
