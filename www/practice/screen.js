/** @import {State} from "../shared/types.js" */
import { html } from "lit";
import "../elements/elsewhere.js";
import "../elements/finished.js";
import "../elements/handover.js";
import "../elements/map.js";
import "../elements/question.js";
import "../elements/settings.js";
import "../elements/trouble.js";
import "../elements/what.js";
import "../elements/who.js";

/** Which element a state is drawn with. @param {State} state */
export function screenName({ screen, elsewhere, learner, view }) {
  if (screen === "trouble" || screen === "loading" || screen === "settings") return screen;
  if (elsewhere) return "elsewhere";
  if (screen === "map") return "map";
  if (screen === "practice" && view) return view.kind === "feedback" ? "ask" : view.kind;
  return learner ? "what" : "who";
}

/** The screen for a state. @param {State} state */
export function screen(state) {
  const { overview, learner, learners, map, settings, busy } = state;
  // The engine's view kinds are told apart by `screenName`, which the type checker cannot follow.
  const view = /** @type {any} */ (state.view);
  const back = view && view.kind !== "finished" ? "practice" : "start";
  switch (screenName(state)) {
    case "loading":
      return html`<gr-loading screen .progress=${state.progress}></gr-loading>`;
    case "trouble":
      return html`<gr-trouble screen .trouble=${state.trouble} ?saveable=${Boolean(learner)}></gr-trouble>`;
    case "elsewhere":
      return html`<gr-elsewhere screen></gr-elsewhere>`;
    case "settings":
      return html`<gr-settings screen .settings=${settings} .learner=${learner} .back=${back}></gr-settings>`;
    case "map":
      return html`<gr-map screen .overview=${overview} .map=${map} .back=${back} ?busy=${busy}></gr-map>`;
    case "ask":
      return html`<gr-question screen .view=${view} .overview=${overview} .map=${map} .settings=${settings} .hintCheck=${state.hintCheck} .whatIf=${state.whatIf} ?busy=${busy}></gr-question>`;
    case "handover":
      return html`<gr-handover screen .view=${view} ?busy=${busy}></gr-handover>`;
    case "finished":
      return html`<gr-finished screen .view=${view} .overview=${overview} ?busy=${busy}></gr-finished>`;
    case "what":
      return html`<gr-what screen .learner=${learner} .overview=${overview} .map=${map} .suggestions=${state.suggestions} ?resumable=${state.resumable} ?busy=${busy}></gr-what>`;
    default:
      return html`<gr-who screen .learners=${learners} .bank=${overview?.name ?? ""}></gr-who>`;
  }
}
