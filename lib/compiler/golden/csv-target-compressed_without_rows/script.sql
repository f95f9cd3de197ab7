COPY (
WITH "rows" AS (
  SELECT
    CAST(NULL AS BIGINT) AS "the ""order""",
    CAST(NULL AS VARCHAR) AS "name"
  WHERE false
)
SELECT *
FROM "rows"
) TO 'lake/out/none' (FORMAT csv, HEADER true, DELIMITER ',', QUOTE '"', ESCAPE '"', NULLSTR '', COMPRESSION 'gzip');
