import { endpoints } from "@/lib/api/endpoints";
import { frameReply } from "@/lib/server/http/reply";
import { route } from "@/lib/server/http/route";

export const POST = route(endpoints.preview, async ({ studio, body, signal }) => {
  const { head, arrow } = await studio.workers.call("preview", body, { channel: body.channel, signal });
  return frameReply(head, arrow);
});
