import { endpoints } from "@/lib/api/endpoints";
import { route } from "@/lib/server/http/route";

export const GET = route(endpoints.exportJob, ({ studio, params, query, signal }) =>
  studio.exports.zip(params.id, query.data, signal),
);
