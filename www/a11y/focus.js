/** Moves the keyboard to where the eye should be. Works for headings and boxes that carry `tabindex="-1"`. */

/**
 * @param {ParentNode | null | undefined} root
 * @param {string} selector
 */
export function focusOn(root, selector) {
  const found = root?.querySelector(selector);
  if (found instanceof HTMLElement || found instanceof SVGElement) found.focus({ preventScroll: false });
  return Boolean(found);
}

/** The element that really has the focus, through open shadow roots. */
export function focused() {
  let found = document.activeElement;
  while (found?.shadowRoot?.activeElement) found = found.shadowRoot.activeElement;
  return found;
}
