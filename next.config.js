/**
 * Static files and route handlers are constant, so they carry this policy from here. It also binds the web workers that
 * are started from a file: an engine in one may compile WASM but talk to no other origin. Pages need a nonce for the
 * inline scripts in which Next streams its data (they differ on every page, so hashes and SRI cannot cover them), and a
 * nonce is per request: proxy.ts replaces the policy there.
 */
const policy = [
  "default-src 'self'",
  "script-src 'self' 'wasm-unsafe-eval'",
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

/** @type {import("next").NextConfig} */
export default {
  distDir: process.env.TENON_DIST_DIR || ".next",
  poweredByHeader: false,
  reactStrictMode: true,
  devIndicators: false,
  serverExternalPackages: ["@duckdb/node-api", "@libsql/client", "@prisma/adapter-libsql", "esbuild"],
  async headers() {
    return [
      {
        source: "/:path*",
        headers: [
          { key: "X-Content-Type-Options", value: "nosniff" },
          { key: "Referrer-Policy", value: "no-referrer" },
          { key: "X-Frame-Options", value: "DENY" },
          { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
        ],
      },
      {
        source: "/:path(api/.*|_next/static/.*|.*\\.(?:js|css|map|svg|png|ico|woff2|wasm|arrow|txt))",
        headers: [{ key: "Content-Security-Policy", value: policy }],
      },
    ];
  },
};
