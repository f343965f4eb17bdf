import type { Located } from './effective.ts';
import { dirName, pathPart } from './file-path.ts';

/*
 * What a Chef cookbook says about the values of its templates: `default["port"] = "5405"` in its attributes, and
 * `variables(:port => node["port"])` in its recipes. A node or a role may override them: they are shown, never judged.
 */

/** What one attribute file or recipe says. */
export interface TemplateSource {
  /** By the keys, joined; undefined where branches differ or Ruby computes the value. */
  readonly attributes: ReadonlyMap<string, Located<string> | undefined>;
  /** Attribute of each variable of templates; undefined where recipes of one file differ. */
  readonly variables: ReadonlyMap<string, string | undefined>;
}

/** Whether the name of a file lets us look for values of templates in it. */
export function isTemplateSource(path: string): boolean {
  return /(?:^|\/)(?:attributes|recipes)(?:\/|-)[^/]+\.rb$/.test(path);
}

export function templateSource(file: string, text: string): TemplateSource {
  const attributes = new Map<string, Located<string> | undefined>();
  const variables = new Map<string, string | undefined>();
  for (const match of text.matchAll(assignment)) {
    const [whole, , keys = '', written = ''] = match;
    const key = keyOf(keys);
    const value = constant(written);
    const known = attributes.get(key);
    if (value === undefined || (attributes.has(key) && known?.value !== value)) attributes.set(key, undefined);
    else if (!known) {
      const end = match.index + whole.length;
      attributes.set(key, { value, at: { file, span: { start: end - written.length, end } } });
    }
  }
  for (const [, a, b, keys = ''] of text.matchAll(variable)) {
    const name = (a ?? b) as string;
    const key = keyOf(keys);
    variables.set(name, variables.has(name) && variables.get(name) !== key ? undefined : key);
  }
  return { attributes, variables };
}

/** The word of a template with the values of its tags; undefined where one of them is not known. */
export function templateValue(
  sources: ReadonlyMap<string, TemplateSource>,
  template: string,
  word: string,
): { value: string; from: readonly Located<string>[] } | undefined {
  const home = cookbookOf(template);
  if (word.length > longestWord) return undefined;
  const own = [...sources].filter(([file]) => cookbookOf(file) === home).map(([, source]) => source);
  const from: Located<string>[] = [];
  let unknown = own.length === 0;
  const value = word.replace(/<%=-?\s*(.*?)\s*-?%>/g, (_, expression: string) => {
    const found = attributeIn(own, expression);
    if (found) from.push(found);
    else unknown = true;
    return found?.value ?? '';
  });
  return unknown || from.length === 0 || value.includes('<%') ? undefined : { value, from };
}

/** More is no value. */
const longestWord = 1000;

const keys = String.raw`(?:\[(?:"[^"\]]+"|'[^'\]]+'|:\w+)\])+`;
const assignment = new RegExp(
  String.raw`^[ \t]*(?:node\.)?(default|normal|override|force_default|force_override)(${keys})[ \t]*=[ \t]*("[^"\n]*"|'[^'\n]*'|[^\s#"']+)`,
  'gm',
);
const variable = new RegExp(String.raw`(?::(\w+)\s*=>|\b(\w+):)\s*node(${keys})`, 'g');

function keyOf(text: string): string {
  return [...text.matchAll(/\[(?:"([^"]+)"|'([^']+)'|:(\w+))\]/g)].map(m => m[1] ?? m[2] ?? m[3]).join('/');
}

function constant(written: string): string | undefined {
  const quoted = /^(["'])(.*)\1$/.exec(written);
  if (quoted) return quoted[1] === '"' && /#\{|\\/.test(quoted[2] as string) ? undefined : quoted[2];
  return /^(?:-?\d+(?:\.\d+)?|true|false)$/.test(written) ? written : undefined;
}

function attributeIn(own: readonly TemplateSource[], expression: string): Located<string> | undefined {
  const name = /^@(\w+)$/.exec(expression)?.[1];
  const path = new RegExp(`^@?node(${keys})$`).exec(expression)?.[1];
  if (path !== undefined) return one(own, keyOf(path));
  if (name === undefined) return undefined;
  const said = own.filter(s => s.variables.has(name)).map(s => s.variables.get(name));
  if (new Set(said).size > 1) return undefined;
  // Without a recipe in sight, the variable is taken to be called like its attribute.
  const [key = name] = said;
  return said.length > 0 && said[0] === undefined ? undefined : one(own, key);
}

/** The value that all attribute files of the cookbook agree on. */
function one(own: readonly TemplateSource[], key: string): Located<string> | undefined {
  const said = own.filter(s => s.attributes.has(key)).map(s => s.attributes.get(key));
  return said.every(v => v !== undefined && v.value === said[0]?.value) ? said[0] : undefined;
}

/** Folder of the cookbook: that above `templates`, `attributes` and `recipes`, or the folder where all lie together. */
function cookbookOf(file: string): string {
  const path = pathPart(file);
  const inside = /^(?:(.*)\/)?(?:templates|attributes|recipes)\//.exec(path);
  return inside ? (inside[1] ?? '') : dirName(path);
}
