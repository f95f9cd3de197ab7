COPY (
WITH "rows" AS (
  SELECT
    CAST(c0 AS VARCHAR) AS "the ""name""",
    CAST(c1 AS VARCHAR) AS "city",
    CAST(c2 AS INTEGER) AS "age"
  FROM (VALUES
    ('  Zoë   Ray', '', '41'),
    (' AL ', 'Köln', NULL),
    (NULL, '  ', '7')
  ) AS v(c0, c1, c2)
),
"tidied" AS (
  SELECT * REPLACE ((nullif(lower(trim(regexp_replace("the ""name""", '\s+', ' ', 'g'))), '')) AS "the ""name""", (nullif(lower(trim(regexp_replace("city", '\s+', ' ', 'g'))), '')) AS "city")
  FROM "rows"
),
"tidy_names" AS (
  SELECT *
  FROM "tidied"
)
SELECT *
FROM "tidy_names"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');
