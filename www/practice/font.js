import address from "../fonts/gradus-math.woff2?url";

/**
 * Brings in the maths font after the first paint. A font named inside a shadow root is not found by browsers, so it is
 * added to the document; text shows at once and formulas change their font when it comes. Without it nothing is lost.
 */
export async function loadMathFont() {
  if (!globalThis.FontFace || [...document.fonts].some((font) => font.family === "Gradus Math")) return;
  const font = new FontFace("Gradus Math", `url(${address}) format("woff2")`, { display: "swap" });
  document.fonts.add(font);
  await font.load().catch(() => undefined);
}
