COPY (
WITH "rows" AS (
  SELECT
    CAST(c0 AS BIGINT) AS "id",
    CAST(c1 AS VARCHAR) AS "payload"
  FROM (VALUES
    ('1', '{"city": "Zürich", "items": [{"price": 1.5, "n": 2}], "none": null}'),
    ('2', '{"city": "", "items": [], "id": -1, "__proto__": {"a b": true}}'),
    ('3', '{not json'),
    ('4', NULL)
  ) AS v(c0, c1)
),
"found_in_the_rows" AS (
  SELECT
    *,
    json_transform(TRY_CAST("payload" AS JSON), '{"city":"VARCHAR","items":[{"price":"DOUBLE","n":"BIGINT"}],"none":"VARCHAR","id":"BIGINT","__proto__":{"a b":"BOOLEAN"}}') AS "the ""order"""
  FROM "rows"
)
SELECT *
FROM "found_in_the_rows"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');
