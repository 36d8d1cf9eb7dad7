/** Pictures of a teacher's own, made small enough to travel inside a bank. */

/** A picture wider or higher than this is made smaller; practice shows it in a column of 680. */
const LONGEST = 1200;
/** Bytes that a picture may have as it is. */
const SMALL = 200_000;

/**
 * @param {File} file
 * @returns {Promise<{data: string, width?: number, height?: number} | null>}  null where the browser cannot read it
 */
export async function shrunk(file) {
  if (file.type === "image/svg+xml") return { data: await address(file) };
  try {
    const bitmap = await createImageBitmap(file);
    const scale = Math.min(1, LONGEST / Math.max(bitmap.width, bitmap.height));
    const [width, height] = [Math.round(bitmap.width * scale), Math.round(bitmap.height * scale)];
    if (scale === 1 && file.size <= SMALL) return { data: await address(file), width, height };
    const canvas = new OffscreenCanvas(width, height);
    canvas.getContext("2d")?.drawImage(bitmap, 0, 0, width, height);
    // A drawing with few colours is smaller and sharper as PNG, a photograph as JPEG.
    const made = await Promise.all([canvas.convertToBlob({ type: "image/png" }), canvas.convertToBlob({ type: "image/jpeg", quality: 0.85 })]);
    const [png, jpeg] = made;
    return { data: await address(png.size <= Math.max(SMALL, jpeg.size) ? png : jpeg), width, height };
  } catch {
    return null;
  }
}

/** @param {Blob} blob @returns {Promise<string>} */
const address = (blob) => new Promise((resolve, reject) => {
  const reader = new FileReader();
  reader.addEventListener("load", () => resolve(String(reader.result)));
  reader.addEventListener("error", () => reject(reader.error));
  reader.readAsDataURL(blob);
});
