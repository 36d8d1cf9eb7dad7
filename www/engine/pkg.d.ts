/* Lets the page be checked before `make wasm` has made pkg/. When pkg/gradus.d.ts is there, it wins. */
declare module "*/pkg/gradus.js" {
  export default function init(options: { module_or_path: WebAssembly.Module }): Promise<unknown>;
  export const Engine: import("../../src/wasm/types").EngineStatic;
}
declare module "*/pkg/marking.js" {
  export default function init(options: { module_or_path: WebAssembly.Module }): Promise<unknown>;
  export const mark: import("../../src/wasm/types").Marking["mark"];
}
declare module "*/pkg/author.js" {
  export default function init(options: { module_or_path: WebAssembly.Module }): Promise<unknown>;
}
