/** @import {CommandEvent} from "../elements/command.js" */
/** @import {State} from "../shared/types.js" */
import { LitElement, css, html } from "lit";
import { focusOn } from "../a11y/focus.js";
import "../elements/loading.js";
import "../elements/notices.js";
import { tokens } from "../elements/tokens.js";
import { Session } from "../session.js";
import { loadMathFont } from "./font.js";
import { screen, screenName } from "./screen.js";

/** What an element may ask for. */
const commands = new Set([
  "addLearner", "guest", "choose", "leave", "removeLearner", "start", "resume", "answer", "retry", "reveal", "hint",
  "checkHint", "next", "dontKnow", "finish", "whatIf", "place", "lookedAt", "aim", "say", "disagree", "show", "saveProgress", "loadProgress", "set", "dismiss", "update", "takeOver",
]);
/** These act on the question as it stands, so a second press must wait for the first. */
const oneAtATime = new Set(["resume", "answer", "retry", "reveal", "hint", "checkHint", "next", "dontKnow", "finish", "disagree"]);

/**
 * Practice, whole: `<gradus-practice bank="banks/starter.json" plan="…" lesson="…">`. Makes a session, draws the screen
 * that its state says and hands back what the person asks for. Addresses are relative to the page.
 */
export class GradusPractice extends LitElement {
  static properties = { bank: {}, plan: {}, lesson: {}, banks: { attribute: false }, teacher: {}, session: { attribute: false }, state: { state: true } };

  static styles = [
    tokens,
    css`
      :host { display: block; background: var(--gr-paper); color: var(--gr-ink); accent-color: var(--gr-accent); }
      .column { max-inline-size: 680px; margin-inline: auto; padding-inline: 16px; padding-block-end: max(16px, env(safe-area-inset-bottom)); }
      @media print { :host { background: none; } }
    `,
  ];

  constructor() {
    super();
    this.bank = "";
    this.plan = "";
    this.lesson = "";
    /** Other banks that the page offers. @type {{id: string, href: string}[]} */
    this.banks = [];
    /** Where the page for authors is, on a site that has one. */
    this.teacher = "";
    /** A session of the page's own, or the one this element makes. @type {Session | null} */
    this.session = null;
    this.state = /** @type {State | null} */ (null);
    /** The screen that was drawn last. */
    this.drawn = "";
    this.onChange = () => {
      this.state = this.session?.state ?? null;
    };
  }

  connectedCallback() {
    super.connectedCallback();
    this.addEventListener("gr-command", this.onCommand);
    void loadMathFont();
    const begun = this.session !== null && this.state !== null;
    const session = (this.session ??= new Session());
    session.addEventListener("change", this.onChange);
    this.onChange();
    if (!begun) void session.begin({ bankUrl: this.bank, planUrl: this.plan || null, lesson: this.lesson || null });
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.removeEventListener("gr-command", this.onCommand);
    this.session?.removeEventListener("change", this.onChange);
  }

  /** @param {Event} event */
  onCommand(event) {
    const { name, given } = /** @type {CommandEvent} */ (event).detail;
    if (name === "reload") return location.reload();
    if (name === "print") return print();
    if (!this.session || !commands.has(name) || (this.state?.busy && oneAtATime.has(name))) return;
    void (/** @type {any} */ (this.session)[name](...given));
  }

  willUpdate() {
    const settings = this.state?.settings;
    for (const name of /** @type {const} */ (["size", "spacing", "colours", "motion"])) {
      if (settings) this.setAttribute(name, settings[name]);
    }
  }

  /** A new screen takes the keyboard to its heading; the first one does not, so that the page can be read from its top. */
  async updated() {
    if (!this.state) return;
    const [before, now] = [this.drawn, screenName(this.state)];
    this.drawn = now;
    if (before === now || !before || before === "loading") return;
    const drawn = /** @type {LitElement | null} */ (this.renderRoot.querySelector("[screen]"));
    await drawn?.updateComplete;
    scrollTo(0, 0);
    focusOn(drawn?.renderRoot, "h1");
  }

  render() {
    const inside = this.parentElement?.closest("main, [role=main]");
    return html`<div class="column" role=${inside ? "group" : "main"} aria-busy=${!this.state || this.state.screen === "loading"}>
      <gr-notices .notices=${this.state?.notices ?? []} .trouble=${this.state?.screen === "trouble" ? null : (this.state?.trouble ?? null)}></gr-notices>
      ${this.state ? screen(this.state, this) : ""}
    </div>`;
  }
}
customElements.define("gradus-practice", GradusPractice);
