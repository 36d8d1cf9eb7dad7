import { LitElement, css, html, nothing, svg } from "lit";
import { base } from "./base.js";
import { altOf, readPicture } from "./picture/read.js";

/** What an imported picture may be: no address, and no kind that an `img` would not draw. */
const IMAGE = /^data:image\/(?:png|jpeg|gif|webp|svg\+xml);base64,[a-z0-9+/\s]+=*\s*$/i;

/** Its drawings come when the first one is needed. @type {typeof import("./picture/kinds.js") | null} */
let drawings = null;
/** @type {Promise<unknown> | null} */
let coming = null;

/** A picture, drawn from numbers or brought along; said in words where it can be neither. `<gr-picture .picture=${…}>` */
export class Picture extends LitElement {
  static properties = { picture: { attribute: false }, width: { state: true }, em: { state: true }, broken: { state: true } };

  static styles = [
    base,
    css`
      :host { max-inline-size: 680px; }
      svg { max-inline-size: 100%; block-size: auto; overflow: visible; }
      img { display: block; max-inline-size: 100%; block-size: auto; background: #fff; border-radius: 4px; }
      .alt { border: 2px dashed var(--gr-quiet); border-radius: 10px; padding: 8px 16px; color: var(--gr-quiet); }
      text { fill: var(--gr-ink); font-size: var(--gr-16); font-family: system-ui, sans-serif; letter-spacing: 0; word-spacing: 0; }
      .strong { font-weight: 650; }
      .italic { font-style: italic; }
      .halo text { paint-order: stroke; stroke: var(--gr-paper); stroke-width: 5px; stroke-linejoin: round; }
      .axis, .line, .jump, .graph, .outline, .dashed, .tick { fill: none; stroke: var(--gr-ink); stroke-width: 2px; stroke-linecap: round; stroke-linejoin: round; }
      .line, .tick { stroke-width: 1.5px; }
      .dashed { stroke-dasharray: 6 6; stroke-width: 1.5px; }
      .thin { stroke: var(--gr-quiet); stroke-width: 1px; opacity: 0.45; }
      .jump, .graph { stroke: var(--gr-accent); stroke-width: 2.5px; }
      .edge, .block, .cell { stroke: var(--gr-ink); stroke-width: 1.5px; }
      .block { fill: color-mix(in srgb, var(--gr-accent) 18%, var(--gr-paper)); stroke-width: 1px; }
      .cell { fill: var(--gr-paper); stroke: var(--gr-quiet); stroke-width: 1px; }
      .shape { fill: color-mix(in srgb, var(--gr-accent) 10%, var(--gr-paper)); stroke: var(--gr-ink); stroke-width: 2px; stroke-linejoin: round; }
      .face { fill: var(--gr-paper); stroke: var(--gr-ink); stroke-width: 2.5px; }
      .hour, .minute { stroke: var(--gr-ink); stroke-width: 6px; stroke-linecap: round; }
      .minute { stroke-width: 3px; }
      .point { fill: var(--gr-accent); stroke: var(--gr-paper); stroke-width: 2px; }
      .dot, .solid { fill: var(--gr-accent); }
      .tint { fill: color-mix(in srgb, var(--gr-accent) 24%, var(--gr-paper)); }
      .stripe { stroke: var(--gr-accent); stroke-width: 3px; }
      @media print { svg, img { break-inside: avoid; } }
    `,
  ];

  constructor() {
    super();
    /** As JSON, or read already. @type {any} */
    this.picture = null;
    this.broken = false;
    /** How wide the column is. */
    this.width = 0;
    /** How big the text around it is. */
    this.em = 16;
    this.watch = new ResizeObserver(() => this.measure());
  }

  connectedCallback() {
    super.connectedCallback();
    this.watch.observe(this);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.watch.disconnect();
  }

  measure() {
    this.width = Math.floor(this.clientWidth);
    this.em = Number.parseFloat(getComputedStyle(this).fontSize) || 16;
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (changed.has("picture")) this.broken = false;
    if (!drawings && this.spec && this.spec.kind !== "image") {
      coming ??= import("./picture/kinds.js").then((found) => (drawings = found)).catch(() => (coming = null));
      void coming.then(() => (drawings ? this.requestUpdate() : (this.broken = true)));
    }
  }

  get spec() {
    return readPicture(this.picture);
  }

  get alt() {
    return altOf(this.picture);
  }

  renderImage() {
    const { data, width, height } = this.spec;
    if (this.broken || typeof data !== "string" || !IMAGE.test(data)) return null;
    const size = (/** @type {unknown} */ it) => (Number(it) > 0 && Number(it) <= 10_000 ? Number(it) : nothing);
    return html`<img src=${data} alt=${this.alt} width=${size(width)} height=${size(height)} @error=${() => (this.broken = true)} />`;
  }

  renderDrawing() {
    const drawing = drawings?.draw(this.spec, { width: this.width, em: this.em });
    if (!drawing) return null;
    const { width, height, body } = drawing;
    return html`<svg role="img" aria-label=${this.alt} viewBox="0 0 ${width} ${height}" width=${width} height=${height}>${svg`${body}`}</svg>`;
  }

  render() {
    if (!this.spec) return nothing;
    const image = this.spec.kind === "image";
    // Not drawn yet: nothing is said twice, and nothing jumps.
    if (!image && !this.broken && (!drawings || !this.width)) return nothing;
    return (image ? this.renderImage() : this.renderDrawing()) ?? html`<p class="alt">${this.alt}</p>`;
  }
}
customElements.define("gr-picture", Picture);
