import { type NextRequest, NextResponse } from "next/server";
import { isOwnHost } from "./lib/server/http/host";

/**
 * The policy of pages. Next streams its data in inline scripts; a nonce that changes with every request admits those and
 * nothing else, so 'unsafe-inline' is not needed. Next reads the nonce from the request's own header.
 */
function policy(nonce: string): string {
  // React's development build rebuilds server stacks with eval; production never does.
  const development = process.env.NODE_ENV === "development" ? " 'unsafe-eval'" : "";
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'wasm-unsafe-eval'${development}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}

export function proxy(request: NextRequest): NextResponse {
  // Route handlers check for themselves; a page under a foreign name would let that name's scripts read it.
  if (!isOwnHost(request.headers.get("host"))) {
    return new NextResponse("This studio does not answer to that host.\n", {
      status: 403,
      headers: { "content-type": "text/plain" },
    });
  }
  const value = policy(btoa(crypto.randomUUID()));
  const headers = new Headers(request.headers);
  headers.set("Content-Security-Policy", value);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("Content-Security-Policy", value);
  return response;
}

// Not for route handlers: bodies that pass through here are buffered, and cut off at 10 MB.
export const config = {
  matcher: "/((?!api/|_next/static/|.*\\.(?:js|css|map|svg|png|ico|woff2|wasm|arrow|txt)$).*)",
};
