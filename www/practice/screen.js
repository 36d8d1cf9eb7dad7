/** @import {View} from "../../src/wasm/types" */
/** @import {State} from "../shared/types.js" */
import { html } from "lit";
import "../elements/check-up.js";
import "../elements/check-up-start.js";
import "../elements/elsewhere.js";
import "../elements/example.js";
import "../elements/finished.js";
import "../elements/handover.js";
import "../elements/map.js";
import "../elements/measured.js";
import "../elements/question.js";
import "../elements/settings.js";
import "../elements/trouble.js";
import "../elements/what.js";
import "../elements/who.js";
import { placeOf } from "../shared/courses.js";
import { measures } from "../shared/modes.js";

/** How many questions a placement has at most. */
const PLACEMENT = 12;

/** Which element a state is drawn with. @param {State} state */
export function screenName({ screen, elsewhere, learner, view }) {
  if (screen === "trouble" || screen === "loading" || screen === "settings") return screen;
  if (elsewhere) return "elsewhere";
  if (screen === "map" || screen === "check-up") return screen;
  if (screen === "practice" && view) return viewName(view);
  return learner ? "what" : "who";
}

/** @param {View} view */
function viewName(view) {
  if (view.kind === "ask" && measures(view.mode)) return "asked";
  if (view.kind === "finished" && view.measured) return "measured";
  return view.kind === "feedback" ? "ask" : view.kind;
}

/** The screen for a state. @param {State} state @param {{banks?: {id: string, href: string}[], teacher?: string}} [site]  other banks that the page offers; where the page for authors is */
export function screen(state, { banks = [], teacher = "" } = {}) {
  const { overview, learner, learners, map, settings, busy } = state;
  // The engine's view kinds are told apart by `screenName`, which the type checker cannot follow.
  const view = /** @type {any} */ (state.view);
  const back = view && view.kind !== "finished" ? "practice" : "start";
  // Of somebody who has answered nothing, a short look tells most.
  const first = map.every((one) => one.observations === 0);
  const most = first ? PLACEMENT : (overview?.checkUpItems ?? 0);
  // The lesson that the page's address names stands first among the suggestions, with the reason that it was chosen.
  const focus = state.suggestions.find(({ reason }) => reason.term === "choice")?.focus;
  const asked = focus?.kind === "lesson" ? focus.id : "";
  const place = placeOf(learner, overview);
  // Where the learner would go on; the way to a goal may lie elsewhere.
  const next = state.suggestions.find((one) => one.focus.kind === "skill" && one.kind !== "goal")?.focus;
  switch (screenName(state)) {
    case "loading":
      return html`<gr-loading screen .progress=${state.progress}></gr-loading>`;
    case "trouble":
      return html`<gr-trouble screen .trouble=${state.trouble} ?saveable=${Boolean(learner)}></gr-trouble>`;
    case "elsewhere":
      return html`<gr-elsewhere screen></gr-elsewhere>`;
    case "settings":
      return html`<gr-settings screen .settings=${settings} .learner=${learner} .back=${back} .teacher=${teacher}></gr-settings>`;
    case "map":
      return html`<gr-map screen .overview=${overview} .map=${map} .here=${next?.kind === "skill" ? next.id : ""} .back=${back}></gr-map>`;
    case "ask":
      return html`<gr-question screen .view=${view} .overview=${overview} .map=${map} .settings=${settings} .hintCheck=${state.hintCheck} .whatIf=${state.whatIf} ?busy=${busy}></gr-question>`;
    case "check-up":
      return html`<gr-check-up-start screen ?first=${first} .most=${most} .lessons=${overview?.lessons ?? []} .lesson=${asked || (place ?? "")} ?busy=${busy}></gr-check-up-start>`;
    case "asked":
      return html`<gr-check-up screen .view=${view} .overview=${overview} .settings=${settings} ?busy=${busy}></gr-check-up>`;
    case "measured":
      return html`<gr-measured screen .view=${view} .overview=${overview} .learner=${learner} .suggestions=${state.suggestions}></gr-measured>`;
    case "example":
      return html`<gr-example screen .view=${view} .overview=${overview} .settings=${settings} ?busy=${busy}></gr-example>`;
    case "handover":
      return html`<gr-handover screen .view=${view} ?busy=${busy}></gr-handover>`;
    case "finished":
      return html`<gr-finished screen .view=${view} .overview=${overview}></gr-finished>`;
    case "what":
      return html`<gr-what screen .learner=${learner} .overview=${overview} .map=${map} .suggestions=${state.suggestions} .most=${most} .place=${place} .banks=${banks} ?resumable=${state.resumable} ?busy=${busy}></gr-what>`;
    default:
      return html`<gr-who screen .learners=${learners} .bank=${overview?.name ?? ""}></gr-who>`;
  }
}
