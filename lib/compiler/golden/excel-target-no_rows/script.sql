COPY (
WITH "rows" AS (
  SELECT
    CAST(NULL AS INTEGER) AS "select",
    CAST(NULL AS VARCHAR) AS "Zürich, Kloten"
  WHERE false
)
SELECT *
FROM "rows"
) TO 'lake/out/none.xlsx' (FORMAT excel);
