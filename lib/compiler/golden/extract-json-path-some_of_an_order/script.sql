COPY (
WITH "rows" AS (
  SELECT
    CAST(c0 AS BIGINT) AS "id",
    CAST(c1 AS VARCHAR) AS "payload"
  FROM (VALUES
    ('1', '{"address": {"city": "Zürich"}, "items": [{"price": 1.50}, {"price": "2"}], "a. note": "it''s"}'),
    ('2', '{"address": {"city": null}, "items": []}'),
    ('3', '{not json'),
    ('4', ''),
    ('5', NULL)
  ) AS v(c0, c1)
),
"some_of_an_order" AS (
  SELECT
    *,
    json_extract_string(TRY_CAST("payload" AS JSON), '$."address"."city"') AS "city",
    json_extract_string(TRY_CAST("payload" AS JSON), '$."items"[0]."price"') AS "first",
    CAST(to_json(json_extract(TRY_CAST("payload" AS JSON), '$."items"[*]."price"')) AS VARCHAR) AS "prices",
    json_extract_string(TRY_CAST("payload" AS JSON), '$."a. note"') AS "the ""note""",
    json_extract_string(TRY_CAST("payload" AS JSON), '$."address"') AS "address"
  FROM "rows"
)
SELECT *
FROM "some_of_an_order"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');
