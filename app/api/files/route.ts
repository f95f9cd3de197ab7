import { endpoints } from "@/lib/api/endpoints";
import { Fault } from "@/lib/server/faults";
import { route } from "@/lib/server/http/route";

export const GET = route(endpoints.listFiles, ({ studio, query }) => studio.files.list(query.path));

export const PUT = route(endpoints.uploadFile, ({ studio, query, body }) => {
  if (!body) throw new Fault(400, "invalid-input", "body: the file is missing");
  return studio.files.upload(query.name, body);
});
