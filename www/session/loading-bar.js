/** Loading that takes no longer, in ms, shows no bar. */
const QUIET = 400;

/** Shows progress only when loading takes a while. @param {(fraction: number) => void} show */
export function loadingBar(show) {
  let fraction = 0;
  let shown = false;
  const timer = setTimeout(() => { shown = true; show(fraction); }, QUIET);
  return {
    /** @param {number} next */
    to(next) {
      fraction = next;
      if (shown) show(fraction);
    },
    end: () => clearTimeout(timer),
  };
}
