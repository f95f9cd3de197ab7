COPY (
WITH "rows" AS (
  SELECT
    CAST(c0 AS BIGINT) AS "order",
    CAST(c1 AS BIGINT) AS "big",
    CAST(c2 AS TIMESTAMP) AS "at",
    CAST(c3 AS STRUCT(a INTEGER, b VARCHAR[])) AS "tags",
    CAST(c4 AS DATE) AS "d"
  FROM (VALUES
    ('1', '9007199254740993', '2024-01-01 00:00:00.000001', '{''a'': 1, ''b'': [''x'', NULL]}', '1899-12-31'),
    ('2', '5', NULL, NULL, NULL)
  ) AS v(c0, c1, c2, c3, c4)
)
SELECT *
FROM "rows"
) TO 'lake/out/exact' (FORMAT excel, PARTITION_BY ("order"));
