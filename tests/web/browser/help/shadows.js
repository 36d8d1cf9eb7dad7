/** Looks at every element of the page, also inside shadow roots, which `querySelectorAll` does not enter. */

/** @import {BrowserContext, Page} from "playwright-core" */

/** Gives the context's pages `everyElement()`. @param {BrowserContext} context */
export const seeing = (context) => context.addInitScript(() => {
  /** @param {Document | ShadowRoot} root @returns {Element[]} */
  const inside = (root) => [...root.querySelectorAll("*")].flatMap((one) => [one, ...(one.shadowRoot ? inside(one.shadowRoot) : [])]);
  Object.assign(globalThis, { everyElement: () => inside(document) });
});

/** Elements that hang out to the side, each with where it ends. @param {Page} page @returns {Promise<string[]>} */
export const outside = (page) => page.evaluate(() => {
  const width = document.documentElement.clientWidth;
  /** @type {string[]} */
  const found = document.documentElement.scrollWidth > width ? [`the page is ${document.documentElement.scrollWidth} px wide`] : [];
  for (const element of /** @type {any} */ (globalThis).everyElement()) {
    if (!element.matches("button, input, label, summary, h1, h2, h3, p")) continue;
    const { left, right, width: own } = element.getBoundingClientRect();
    // Kept for screen readers only, or not shown.
    if (own <= 1 || !element.checkVisibility()) continue;
    if (left < -1 || right > width + 1) found.push(`${element.localName} “${element.textContent.trim().slice(0, 40)}” ${Math.round(left)}–${Math.round(right)}`);
  }
  return found;
});

/** How long things move, by element: those that move at all. @param {Page} page @returns {Promise<string[]>} */
export const moving = (page) => page.evaluate(() => {
  /** @type {string[]} */
  const found = [];
  for (const element of /** @type {any} */ (globalThis).everyElement()) {
    const style = getComputedStyle(element);
    for (const name of /** @type {const} */ (["transitionDuration", "animationDuration"])) {
      if (/[1-9]/.test(style[name])) found.push(`${element.localName} ${name} ${style[name]}`);
    }
  }
  return found;
});
