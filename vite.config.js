import path from "node:path";
import { defineConfig } from "vite";
import { alone } from "./tools/alone.js";
import { cratesLicenses } from "./tools/crates.js";
import { CSP } from "./tools/csp.js";
import { offline } from "./tools/offline.js";
import { teacher } from "./tools/teacher.js";

const here = import.meta.dirname;
const www = path.join(here, "www");

/** What only the page for authors is made of: rooms of `www/` and modules in others. */
const MAKING = ["teacher/", "workshop/", "workshop.js", "elements/make/", "text/making.js", "shared/making.js", "shared/items.js", "store/drafts.js", "engine/author.js"];

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
        teacher: path.join(www, "teacher.html"),
        // For other people's pages, which name it in a script tag: the one file whose name never changes.
        "gradus-practice": path.join(www, "practice/embed.js"),
      },
      output: {
        entryFileNames: ({ name }) => name === "gradus-practice" ? "[name].js" : "assets/[name]-[hash].js",
        // The service worker and the budget tell by the name what nobody needs to practise (tools/teacher.js).
        chunkFileNames: ({ moduleIds }) => {
          const making = moduleIds.some((id) => id.includes("/node_modules/fflate/") || MAKING.some((room) => id.startsWith(path.join(www, room))));
          return making ? "assets/teacher-[name]-[hash].js" : "assets/[name]-[hash].js";
        },
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
        handler(_, { bundle = {}, filename }) {
          if (!filename.endsWith("/index.html")) return [];
          const whole = Object.values(bundle).find((chunk) =>
            chunk.type === "chunk" && chunk.facadeModuleId?.endsWith("/practice/gradus-practice.js"));
          if (whole?.type !== "chunk") throw new Error("no chunk for practice/gradus-practice.js");
          return [whole.fileName, ...whole.imports].map((name) => (
            { tag: "link", attrs: { rel: "modulepreload", crossorigin: true, href: `./${name}` }, injectTo: "head" }));
        },
      },
    },
    alone(),
    cratesLicenses("wasm,marking,authoring"),
    offline({ source: path.join(www, "sw.js"), teacher }),
  ],
  server: {
    headers: { "Content-Security-Policy": CSP },
    // pkg/ lies beside www/.
    fs: { allow: [here] },
  },
  preview: { headers: { "Content-Security-Policy": CSP } },
});
