/**
 * A studio on 127.0.0.1 is reachable by every page in the user's browser: by a form, by fetch, and by a foreign name that
 * resolves to 127.0.0.1 (DNS rebinding). So a request must name this machine, and a write must come from our own pages.
 */

const NAMES = ["127.0.0.1", "localhost", "[::1]"];

/** Whether a Host header names this studio. `port` is the one it listens on; Next sets PORT to it. */
export function isOwnHost(host: string | null, port = process.env.PORT ?? "3000"): boolean {
  if (host === null) return false;
  const own = NAMES.flatMap((name) => (port === "80" ? [name, `${name}:80`] : [`${name}:${port}`]));
  return own.includes(host.toLowerCase());
}

/** Why a write is refused, or null. Browsers send Origin with every unsafe request; other clients may send neither header. */
export function strangeOrigin(headers: Headers): string | null {
  const origin = headers.get("origin");
  if (origin !== null && origin.toLowerCase() !== `http://${headers.get("host")?.toLowerCase()}`)
    return `origin ${origin}`;
  const site = headers.get("sec-fetch-site");
  if (site !== null && site !== "same-origin" && site !== "none") return `a ${site} request`;
  return null;
}
