COPY (
WITH "rows" AS (
  SELECT
    CAST(c0 AS VARCHAR) AS "id",
    CAST(c1 AS VARCHAR) AS "notes",
    CAST(c2 AS VARCHAR) AS "the ""name""",
    CAST(c3 AS STRUCT(city VARCHAR, zip VARCHAR)) AS "address"
  FROM (VALUES
    ('1', 'x', 'Zoë', '{''city'': ''Zürich'', ''zip'': ''8001''}'),
    ('9007199254740993', NULL, '', '{''city'': NULL, ''zip'': ''''}'),
    (NULL, '', NULL, NULL)
  ) AS v(c0, c1, c2, c3)
),
"clean_names_and_types" AS (
  SELECT
    CAST("id" AS BIGINT) AS "id",
    "the ""name""" AS "name",
    struct_extract("address", 'city') AS "order"
  FROM "rows"
)
SELECT *
FROM "clean_names_and_types"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');
