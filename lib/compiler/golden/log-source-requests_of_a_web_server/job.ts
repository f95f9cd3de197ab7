import { defineJob } from "tenon";

export default defineJob("Log", (job) => {
  const requestsOfAWebServer = job.read.log("Requests of a web server", {
    paths: ["logs/access.log"],
    pattern:
      '%{IPORHOST:client} - %{USER:user} \\[%{HTTPDATE:at}\\] "%{WORD:verb} %{NOTSPACE:path}" %{INT:status:int} (?:%{INT:the "bytes":long}|-)',
  });
  requestsOfAWebServer.write.parquet("Out", { path: "out/rows" });
});
