COPY (
WITH "requests_of_a_web_server" AS (
  SELECT *
  FROM read_log('logs/access.log', pattern = '%{IPORHOST:client} - %{USER:user} \[%{HTTPDATE:at}\] "%{WORD:verb} %{NOTSPACE:path}" %{INT:status:int} (?:%{INT:the "bytes":long}|-)')
)
SELECT *
FROM "requests_of_a_web_server"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');
