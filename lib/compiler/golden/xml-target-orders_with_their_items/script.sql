COPY (
WITH "rows" AS (
  SELECT
    CAST(c0 AS BIGINT) AS "_id",
    CAST(c1 AS STRUCT(name VARCHAR, since DATE)) AS "customer",
    CAST(c2 AS VARCHAR[]) AS "item",
    CAST(c3 AS TIMESTAMP) AS "at"
  FROM (VALUES
    ('1', '{''name'': ''Anna & Zoë'', ''since'': 2024-02-29}', '[''Pen'', ''<Book>'']', '2024-01-01 10:00:00'),
    ('2', '{''name'': NULL, ''since'': NULL}', '[''x'', ''y'']', NULL),
    ('3', NULL, NULL, '2024-02-29 23:59:59.999999')
  ) AS v(c0, c1, c2, c3)
)
SELECT *
FROM "rows"
) TO 'lake/out/orders' (FORMAT xml);
