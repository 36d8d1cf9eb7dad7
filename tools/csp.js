/**
 * What the page may load and where from: its own files, and nothing else from anywhere. `wasm-unsafe-eval` allows
 * compiling WebAssembly and no script. As a meta tag it cannot say `frame-ancestors`; a host that wants to forbid
 * framing says so in a header of its own.
 */
export const CSP = [
  "default-src 'self'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");
