import { fromBase64, inside } from "./inside.js";

/** Stands in for `practice/font.js`: the maths font, from inside the page. Without it nothing is lost. */
export async function loadMathFont() {
  if (!globalThis.FontFace || [...document.fonts].some((font) => font.family === "Gradus Math")) return;
  const font = new FontFace("Gradus Math", fromBase64(inside("font")), { display: "swap" });
  document.fonts.add(font);
  await font.load().catch(() => undefined);
}
