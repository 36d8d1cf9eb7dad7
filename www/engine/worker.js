/** The engine's own thread on a site: it fetches what the engine is made from. */

import { bytes, plan, wasm } from "./loading.js";
import { serve } from "./serve.js";

serve(globalThis, {
  engine: (_, gauge) => wasm(new URL("../../pkg/gradus_bg.wasm", import.meta.url).href, gauge, "load/no-engine"),
  marking: (_, gauge) => wasm(new URL("../../pkg/marking_bg.wasm", import.meta.url).href, gauge, "load/no-marking"),
  bank: ({ bankUrl }, gauge) => bytes(bankUrl, "load/no-bank", gauge),
  plan: ({ planUrl }, gauge) => plan(planUrl, gauge),
});
