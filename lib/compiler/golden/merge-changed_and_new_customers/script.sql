COPY (
WITH "source" AS (
  SELECT
    CAST(c0 AS BIGINT) AS "id",
    CAST(c1 AS VARCHAR) AS "name",
    CAST(c2 AS VARCHAR) AS "city"
  FROM (VALUES
    ('1', 'Zoë', 'Zürich'),
    ('2', 'Bo', 'Bern'),
    ('2', 'Bo again', ''),
    ('3', 'Cy', NULL),
    ('3', 'Cy', NULL),
    (NULL, 'nobody', 'Nowhere')
  ) AS v(c0, c1, c2)
),
"staging" AS (
  SELECT
    CAST(c0 AS VARCHAR) AS "Name",
    CAST(c1 AS BIGINT) AS "ID",
    CAST(c2 AS VARCHAR) AS "the ""note"""
  FROM (VALUES
    ('Bob', '2', 'renamed'),
    ('Dee', '4', ''),
    ('Dee', '4', ''),
    ('someone', NULL, 'x')
  ) AS v(c0, c1, c2)
),
"changed_and_new_customers" AS (
  SELECT *
  FROM (
    SELECT
      l."id",
      l."name",
      l."city"
    FROM "source" AS l
    ANTI JOIN "staging" AS r ON l."id" = r."ID"
  )
  UNION ALL BY NAME
  SELECT *
  FROM "staging"
)
SELECT *
FROM "changed_and_new_customers"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');
