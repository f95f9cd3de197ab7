COPY (
WITH "rows" AS (
  SELECT
    CAST(NULL AS BIGINT) AS "order",
    CAST(NULL AS VARCHAR[]) AS "tags"
  WHERE false
)
SELECT *
FROM "rows"
) TO 'lake/out/none.arrow' (FORMAT arrow);
