COPY (
WITH "rows" AS (
  SELECT
    CAST(c0 AS BIGINT) AS "id",
    CAST(c1 AS STRUCT(city VARCHAR, "the ""zip""" VARCHAR, pos STRUCT(lat DOUBLE, lon DOUBLE))) AS "address",
    CAST(c2 AS STRUCT(k VARCHAR)[]) AS "tags",
    CAST(c3 AS VARCHAR) AS "order"
  FROM (VALUES
    ('1', '{''city'': ''Zürich'', ''the "zip"'': ''8001'', ''pos'': {''lat'': 47.4, ''lon'': 8.5}}', '[{''k'': ''a''}]', 'x'),
    ('2', '{''city'': NULL, ''the "zip"'': '''', ''pos'': NULL}', '[]', NULL),
    (NULL, NULL, NULL, '')
  ) AS v(c0, c1, c2, c3)
),
"address_and_place" AS (
  SELECT
    "id",
    struct_extract("address", 'city') AS "address.city",
    struct_extract("address", 'the "zip"') AS "address.the ""zip""",
    struct_extract(struct_extract("address", 'pos'), 'lat') AS "address.pos.lat",
    struct_extract(struct_extract("address", 'pos'), 'lon') AS "address.pos.lon",
    "tags",
    "order"
  FROM "rows"
)
SELECT *
FROM "address_and_place"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');
