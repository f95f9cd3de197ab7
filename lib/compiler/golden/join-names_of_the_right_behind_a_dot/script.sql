COPY (
WITH "left" AS (
  SELECT
    CAST(c0 AS BIGINT) AS "id",
    CAST(c1 AS VARCHAR) AS "the ""n""",
    CAST(c2 AS VARCHAR) AS ".id"
  FROM (VALUES
    ('1', 'a', 'x'),
    (NULL, 'b', 'y')
  ) AS v(c0, c1, c2)
),
"right" AS (
  SELECT
    CAST(c0 AS BIGINT) AS "ID",
    CAST(c1 AS VARCHAR) AS "order"
  FROM (VALUES
    ('1', 'first'),
    (NULL, NULL)
  ) AS v(c0, c1)
),
"names_of_the_right_behind_a_dot" AS (
  SELECT
    l."id",
    l."the ""n""",
    l.".id",
    r."ID" AS "..ID",
    r."order"
  FROM "left" AS l
  INNER JOIN "right" AS r ON l."Id" = r."id"
)
SELECT *
FROM "names_of_the_right_behind_a_dot"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');
