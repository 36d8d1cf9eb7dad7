import path from "node:path";
import { defineConfig } from "vite";
import { alone } from "./tools/alone.js";
import { CSP } from "./tools/csp.js";
import { offline } from "./tools/offline.js";

const here = import.meta.dirname;
const www = path.join(here, "www");

export default defineConfig({
  root: www,
  // Every address is relative to where the files lie, so they work under any path of any host.
  base: "./",
  build: {
    outDir: path.join(here, "dist"),
    emptyOutDir: true,
    target: ["chrome120", "firefox121", "safari17"],
    // A data: address is an inline file, and the policy allows none but images.
    assetsInlineLimit: 0,
    // The preloads below do the same without a script.
    modulePreload: false,
    license: { fileName: "licenses.md" },
    rolldownOptions: {
      input: {
        index: path.join(www, "index.html"),
        // For other people's pages, which name it in a script tag: the one file whose name never changes.
        "gradus-practice": path.join(www, "practice/embed.js"),
      },
      output: {
        entryFileNames: ({ name }) => name === "gradus-practice" ? "[name].js" : "assets/[name]-[hash].js",
      },
    },
  },
  worker: { format: "es" },
  plugins: [
    {
      name: "gradus-csp",
      apply: "build",
      transformIndexHtml: () => [
        { tag: "meta", attrs: { "http-equiv": "Content-Security-Policy", content: CSP }, injectTo: "head-prepend" },
      ],
    },
    {
      // page.js asks for the rest of the page only when it runs; the browser may fetch it meanwhile.
      name: "gradus-preload",
      apply: "build",
      transformIndexHtml: {
        order: "post",
        handler(_, { bundle = {} }) {
          const whole = Object.values(bundle).find((chunk) =>
            chunk.type === "chunk" && chunk.facadeModuleId?.endsWith("/practice/gradus-practice.js"));
          if (whole?.type !== "chunk") throw new Error("no chunk for practice/gradus-practice.js");
          return [whole.fileName, ...whole.imports].map((name) => (
            { tag: "link", attrs: { rel: "modulepreload", crossorigin: true, href: `./${name}` }, injectTo: "head" }));
        },
      },
    },
    alone(),
    // Everybody would fetch the page that goes into a teacher's folder, and few need it.
    offline({ source: path.join(www, "sw.js"), unneeded: (name) => name.startsWith("alone/") }),
  ],
  server: {
    headers: { "Content-Security-Policy": CSP },
    // pkg/ lies beside www/.
    fs: { allow: [here] },
  },
  preview: { headers: { "Content-Security-Policy": CSP } },
});
