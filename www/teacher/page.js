import { registerOffline } from "../offline.js";
import { addSentences } from "../text/index.js";
import { making } from "../text/making.js";
import "./gradus-teacher.js";

addSentences("en", making);
document.body.replaceChildren(document.createElement("gradus-teacher"));
registerOffline({ urls: [], teacher: true, onWaiting: () => {} });
