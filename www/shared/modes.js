/**
 * What a session is for, as far as the page must know.
 *
 * @import {Mode} from "../../src/wasm/types"
 */

/** To measure, not to learn: nothing on the screen says whether an answer was right. @param {Mode} mode */
export const measures = (mode) => mode === "check-up" || mode === "placement";
