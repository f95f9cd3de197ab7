COPY (
WITH "rows" AS (
  SELECT
    CAST(c0 AS INTEGER) AS "the ""rooms""",
    CAST(c1 AS DOUBLE) AS "area",
    CAST(c2 AS DOUBLE) AS "twice",
    CAST(c3 AS BIGINT) AS "price",
    CAST(c4 AS VARCHAR) AS "town"
  FROM (VALUES
    ('1', '30', '60', '330', 'a'),
    ('2', '50', '100', '560', 'a'),
    ('2', '60', '120', '660', NULL),
    ('4', '90', '180', '1020', 'b'),
    ('3', '70', '140', NULL, 'b'),
    (NULL, '60', '120', NULL, 'b')
  ) AS v(c0, c1, c2, c3, c4)
),
"estimated_from_the_other_numbers" AS (
  SELECT
    * EXCLUDE ("y_mean", "x0_mean", "c0_y", "x1_mean", "c1_y", "x2_mean", "c2_y"),
    coalesce("price", TRY_CAST("y_mean" + "c0_y" * coalesce(CAST("the ""rooms""" AS DOUBLE) - "x0_mean", 0) + "c1_y" * coalesce(CAST("area" AS DOUBLE) - "x1_mean", 0) + "c2_y" * coalesce(CAST("twice" AS DOUBLE) - "x2_mean", 0) AS BIGINT)) AS "price_filled"
  FROM (
    SELECT
      l."the ""rooms""",
      l."area",
      l."twice",
      l."price",
      l."town",
      r."y_mean",
      r."x0_mean",
      r."c0_y",
      r."x1_mean",
      r."c1_y",
      r."x2_mean",
      r."c2_y"
    FROM "rows" AS l
    LEFT JOIN (
      SELECT
        "y_mean",
        "x0_mean",
        "x1_mean",
        "x2_mean",
        CASE WHEN "c2_2" > "x2_variance" * 1e-10 THEN "c0_y" - "c0_2" * "c2_y" / "c2_2" ELSE "c0_y" END AS "c0_y",
        CASE WHEN "c2_2" > "x2_variance" * 1e-10 THEN "c1_y" - "c1_2" * "c2_y" / "c2_2" ELSE "c1_y" END AS "c1_y",
        CASE WHEN "c2_2" > "x2_variance" * 1e-10 THEN "c2_y" / "c2_2" ELSE 0 END AS "c2_y"
      FROM (
        SELECT
          "y_mean",
          "x0_mean",
          "x1_mean",
          "x2_mean",
          "x2_variance",
          CASE WHEN "c1_1" > "x1_variance" * 1e-10 THEN "c0_2" - "c0_1" * "c1_2" / "c1_1" ELSE "c0_2" END AS "c0_2",
          CASE WHEN "c1_1" > "x1_variance" * 1e-10 THEN "c0_y" - "c0_1" * "c1_y" / "c1_1" ELSE "c0_y" END AS "c0_y",
          CASE WHEN "c1_1" > "x1_variance" * 1e-10 THEN "c1_2" / "c1_1" ELSE 0 END AS "c1_2",
          CASE WHEN "c1_1" > "x1_variance" * 1e-10 THEN "c1_y" / "c1_1" ELSE 0 END AS "c1_y",
          CASE WHEN "c1_1" > "x1_variance" * 1e-10 THEN "c2_2" - "c2_1" * "c1_2" / "c1_1" ELSE "c2_2" END AS "c2_2",
          CASE WHEN "c1_1" > "x1_variance" * 1e-10 THEN "c2_y" - "c2_1" * "c1_y" / "c1_1" ELSE "c2_y" END AS "c2_y"
        FROM (
          SELECT
            "y_mean",
            "x0_mean",
            "x1_mean",
            "x2_mean",
            "x1_variance",
            "x2_variance",
            CASE WHEN "c0_0" > "x0_variance" * 1e-10 THEN "c0_1" / "c0_0" ELSE 0 END AS "c0_1",
            CASE WHEN "c0_0" > "x0_variance" * 1e-10 THEN "c0_2" / "c0_0" ELSE 0 END AS "c0_2",
            CASE WHEN "c0_0" > "x0_variance" * 1e-10 THEN "c0_y" / "c0_0" ELSE 0 END AS "c0_y",
            CASE WHEN "c0_0" > "x0_variance" * 1e-10 THEN "c1_1" - "c1_0" * "c0_1" / "c0_0" ELSE "c1_1" END AS "c1_1",
            CASE WHEN "c0_0" > "x0_variance" * 1e-10 THEN "c1_2" - "c1_0" * "c0_2" / "c0_0" ELSE "c1_2" END AS "c1_2",
            CASE WHEN "c0_0" > "x0_variance" * 1e-10 THEN "c1_y" - "c1_0" * "c0_y" / "c0_0" ELSE "c1_y" END AS "c1_y",
            CASE WHEN "c0_0" > "x0_variance" * 1e-10 THEN "c2_1" - "c2_0" * "c0_1" / "c0_0" ELSE "c2_1" END AS "c2_1",
            CASE WHEN "c0_0" > "x0_variance" * 1e-10 THEN "c2_2" - "c2_0" * "c0_2" / "c0_0" ELSE "c2_2" END AS "c2_2",
            CASE WHEN "c0_0" > "x0_variance" * 1e-10 THEN "c2_y" - "c2_0" * "c0_y" / "c0_0" ELSE "c2_y" END AS "c2_y"
          FROM (
            SELECT
              avg(CAST("price" AS DOUBLE)) AS "y_mean",
              avg(CAST("the ""rooms""" AS DOUBLE)) AS "x0_mean",
              avg(CAST("area" AS DOUBLE)) AS "x1_mean",
              avg(CAST("twice" AS DOUBLE)) AS "x2_mean",
              covar_pop(CAST("the ""rooms""" AS DOUBLE), CAST("the ""rooms""" AS DOUBLE)) AS "x0_variance",
              covar_pop(CAST("area" AS DOUBLE), CAST("area" AS DOUBLE)) AS "x1_variance",
              covar_pop(CAST("twice" AS DOUBLE), CAST("twice" AS DOUBLE)) AS "x2_variance",
              covar_pop(CAST("the ""rooms""" AS DOUBLE), CAST("the ""rooms""" AS DOUBLE)) AS "c0_0",
              covar_pop(CAST("the ""rooms""" AS DOUBLE), CAST("area" AS DOUBLE)) AS "c0_1",
              covar_pop(CAST("the ""rooms""" AS DOUBLE), CAST("twice" AS DOUBLE)) AS "c0_2",
              covar_pop(CAST("area" AS DOUBLE), CAST("the ""rooms""" AS DOUBLE)) AS "c1_0",
              covar_pop(CAST("area" AS DOUBLE), CAST("area" AS DOUBLE)) AS "c1_1",
              covar_pop(CAST("area" AS DOUBLE), CAST("twice" AS DOUBLE)) AS "c1_2",
              covar_pop(CAST("twice" AS DOUBLE), CAST("the ""rooms""" AS DOUBLE)) AS "c2_0",
              covar_pop(CAST("twice" AS DOUBLE), CAST("area" AS DOUBLE)) AS "c2_1",
              covar_pop(CAST("twice" AS DOUBLE), CAST("twice" AS DOUBLE)) AS "c2_2",
              covar_pop(CAST("the ""rooms""" AS DOUBLE), CAST("price" AS DOUBLE)) AS "c0_y",
              covar_pop(CAST("area" AS DOUBLE), CAST("price" AS DOUBLE)) AS "c1_y",
              covar_pop(CAST("twice" AS DOUBLE), CAST("price" AS DOUBLE)) AS "c2_y"
            FROM (
              SELECT *
              FROM "rows"
              WHERE (isfinite(CAST("price" AS DOUBLE)) AND isfinite(CAST("the ""rooms""" AS DOUBLE)) AND isfinite(CAST("area" AS DOUBLE)) AND isfinite(CAST("twice" AS DOUBLE)))
            )
          )
        )
      )
    ) AS r ON TRUE
  )
)
SELECT *
FROM "estimated_from_the_other_numbers"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');
