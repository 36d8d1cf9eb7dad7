/**
 * Holds values against the interfaces of `src/wasm/types.d.ts`, read from its text: every field that is declared is there
 * with a value of a declared kind, and no other is. Knows as much TypeScript as that file uses.
 */

/** @typedef {{fields: Map<string, string>, parent: string | null}} Interface */

/** @param {string} text @returns {{interfaces: Map<string, Interface>, aliases: Map<string, string>}} */
export function declarations(text) {
  const bare = text.replace(/\/\*[^]*?\*\//g, "");
  /** @type {Map<string, Interface>} */
  const interfaces = new Map();
  for (const [, name, parent, body] of bare.matchAll(/export interface (\w+)(?: extends (\w+))? \{([^]*?)\n?\}\n/g)) {
    interfaces.set(name, { fields: fieldsOf(body), parent: parent === "Error" ? null : (parent ?? null) });
  }
  const aliases = new Map([...bare.matchAll(/export type (\w+) = ([^]*?);\n/g)].map(([, name, is]) => [name, is.trim()]));
  return { interfaces, aliases };
}

/** Fields of a body, split at semicolons that are not inside brackets. @param {string} body */
function fieldsOf(body) {
  const fields = new Map();
  let [depth, part] = [0, ""];
  for (const c of `${body};`) {
    depth += Number("{([".includes(c)) - Number("})]".includes(c));
    if (c !== ";" || depth > 0) part += c;
    else {
      const [, name, type] = part.match(/^\s*(\w+): ([^]+)$/) ?? [];
      if (name) fields.set(name, type.trim());
      part = "";
    }
  }
  return fields;
}

/**
 * What is wrong with `value` as a `type`; empty when nothing is.
 * @param {unknown} value
 * @param {string} type
 * @param {ReturnType<typeof declarations>} declared
 * @param {string} [at]
 * @returns {string[]}
 */
export function faults(value, type, declared, at = type) {
  const choices = split(type);
  if (choices.length > 1) {
    // Of a union's members the one that fits best says what is wrong.
    const all = choices.map((choice) => faults(value, choice, declared, at));
    return all.reduce((best, found) => (found.length < best.length ? found : best));
  }
  const wrong = (/** @type {boolean} */ ok) => (ok ? [] : [`${at}: ${JSON.stringify(value)?.slice(0, 80)} is not ${type}`]);
  if (type.endsWith("[]")) {
    const of = type.slice(0, -2).replace(/^\((.*)\)$/, "$1");
    return Array.isArray(value) ? value.flatMap((one, place) => faults(one, of, declared, `${at}[${place}]`)) : wrong(false);
  }
  if (type.startsWith("\"")) return wrong(value === JSON.parse(type));
  if (type === "null") return wrong(value === null);
  if (["string", "number", "boolean"].includes(type)) return wrong(typeof value === type);
  const alias = declared.aliases.get(type);
  if (alias) return faults(value, alias, declared, at);
  /** @type {Map<string, string>} */
  const fields = type.startsWith("{") ? fieldsOf(type.slice(1, -1)) : inherited(type, declared);
  if (typeof value !== "object" || value === null || Array.isArray(value)) return wrong(false);
  const given = /** @type {Record<string, unknown>} */ (value);
  const unknown = Object.keys(given).filter((name) => !fields.has(name)).map((name) => `${at}.${name} is not declared`);
  return [...unknown, ...[...fields].flatMap(([name, is]) => faults(given[name], is, declared, `${at}.${name}`))];
}

/** @param {string} name @param {ReturnType<typeof declarations>} declared @returns {Map<string, string>} */
function inherited(name, declared) {
  const found = declared.interfaces.get(name);
  if (!found) throw new Error(`types.d.ts has no ${name}`);
  return new Map([...(found.parent ? inherited(found.parent, declared) : []), ...found.fields]);
}

/** A union's members. @param {string} type */
function split(type) {
  let [depth, part] = [0, ""];
  const parts = [];
  for (const c of `${type}|`) {
    depth += Number("{([".includes(c)) - Number("})]".includes(c));
    if (c !== "|" || depth > 0) part += c;
    else {
      if (part.trim()) parts.push(part.trim());
      part = "";
    }
  }
  return parts;
}
