import { endpoints } from "@/lib/api/endpoints";
import { eventStream, resumePoint } from "@/lib/server/http/event-stream";
import { route } from "@/lib/server/http/route";

export const GET = route(endpoints.runEvents, ({ studio, params, query, request, signal }) => {
  const after = resumePoint(request) ?? query.after;
  return eventStream((gone) => studio.runs.stream(params.id, after, gone), signal);
});
