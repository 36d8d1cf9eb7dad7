/**
 * What is wrong, in words: what must be mended before practice, and what is worth a look.
 *
 * @import {Fault} from "../../shared/making.js"
 */

import { html, nothing } from "lit";
import { text } from "../../text/index.js";
import { look, wrong } from "./icons.js";

/** A sentence begins with a capital and ends somehow. @param {string} message */
export function sentence(message) {
  const plain = message.replace(/`([^`]*)`/g, "“$1”");
  const words = plain.charAt(0).toUpperCase() + plain.slice(1);
  return /[.!?]$/.test(words) ? words : `${words}.`;
}

/** @param {Fault} fault */
export const said = ({ message, rest }) => html`${sentence(message)} ${rest ? html`<span class="quiet">${text("fault/in", rest)}</span>` : nothing}`;

/** @param {Fault} fault */
const faultLine = (fault) => html`<span class="with top">${fault.severity === "error" ? wrong : look}
  <span><b>${text(`fault/${fault.severity}`)}</b> ${said(fault)} <code class="quiet">${fault.code}</code></span></span>`;

/** @param {Fault[]} faults */
export const faultList = (faults) => html`<ul>${faults.map((fault) => html`<li>${faultLine(fault)}</li>`)}</ul>`;
