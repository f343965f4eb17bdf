import type { NameUse } from '../cluster/facts.ts';
import { cursorAt } from '../syntax/cursor.ts';
import type { Span } from '../text/span.ts';
import type { Text } from '../text/text.ts';
import { type Context, type FeatureFile, nameAt } from './context.ts';
import { type FileName, usesOf } from './names.ts';

export interface RenameEdit {
  readonly file: string;
  readonly span: Span;
  readonly newText: string;
}

export type Rename =
  | { readonly ok: true; readonly edits: readonly RenameEdit[] }
  | { readonly ok: false; readonly why: Text };

/** The name that a rename at the offset would change. */
export function prepareRename(context: Context, offset: number): { span: Span; name: string } | undefined {
  const name = nameAt(context, offset);
  // What a native tool or another name makes (a device path) has no name of its own.
  return name && isRenamable(name) ? { span: name.span, name: name.name } : undefined;
}

/** Renames a thing in all files of its cluster. */
export function rename(context: Context, offset: number, newName: string): Rename {
  const name = nameAt(context, offset);
  if (!name || !isRenamable(name)) {
    return refuse({ en: 'there is no name here that can be changed', ja: 'ここには変更できる名前がありません' });
  }
  const uses = usesOf(context, name);
  const fault = faultOf(newName, uses);
  if (fault) return refuse(fault);
  if (newName === name.name) return { ok: true, edits: [] };
  const taken = usesOf(context, { ...name, name: newName }).find(use => use.role === 'definition');
  if (taken) return refuse(alreadyThere(taken));
  const edits = uses.flatMap((use): RenameEdit[] => {
    const file = use.file === context.file.file ? context.file : context.sources.get(use.file);
    return file ? [{ file: use.file, span: use.span, newText: written(file, use, newName) }] : [];
  });
  return { ok: true, edits };
}

function refuse(why: Text): Rename {
  return { ok: false, why };
}

function isRenamable(name: NameUse): boolean {
  return name.space !== 'drbdDevice' && name.space !== 'logSubsystem';
}

/** Quoted where the language needs it; a name inside quotes, or one of several in a word, stands as it is. */
function written(file: FeatureFile, use: FileName, newName: string): string {
  if (use.space === 'drbdVolume') return newName;
  const { word } = cursorAt(file.tree, use.span.start);
  const isWhole = word && word.span.start === use.span.start && word.span.end === use.span.end;
  return isWhole && !word.quoted ? file.language.write.value(newName) : newName;
}

function alreadyThere({ space, name }: FileName): Text {
  const kind = spaces[space] ?? { en: 'thing', ja: '項目' };
  return { en: `there is already a ${kind.en} "${name}"`, ja: `${kind.ja} "${name}" は既にあります` };
}

const spaces: Partial<Record<NameUse['space'], Text>> = {
  node: { en: 'node', ja: 'ノード' },
  drbdResource: { en: 'DRBD resource', ja: 'DRBD リソース' },
  drbdVolume: { en: 'volume', ja: 'ボリューム' },
  resource: { en: 'resource', ja: 'リソース' },
  id: { en: 'element with the id', ja: 'ID' },
  ticket: { en: 'ticket', ja: 'チケット' },
  role: { en: 'role', ja: 'ロール' },
};

/** Why a name cannot be used where the old one stands; undefined where it can. */
function faultOf(name: string, uses: readonly FileName[]): Text | undefined {
  if (name === '') return { en: 'a name cannot be empty', ja: '名前を空にすることはできません' };
  if (name.length > 255)
    return { en: 'a name has at most 255 characters', ja: '名前は 255 文字以下にする必要があります' };
  const bad = /[\s\u0000-\u001f\u007f"'`\\;{}<>&#=]/.exec(name)?.[0];
  if (bad !== undefined) {
    const shown = /\s/.test(bad) ? { en: 'a blank', ja: '空白' } : { en: bad, ja: bad };
    return {
      en: `"${name}" contains ${shown.en}, which a name cannot have`,
      ja: `"${name}" に名前に使えない文字（${shown.ja}）があります`,
    };
  }
  const spacesUsed = new Set(uses.map(use => use.space));
  if (spacesUsed.has('node') && !/^[A-Za-z0-9._-]+$/.test(name)) {
    return {
      en: `"${name}" is no host name (letters, digits, "-", "_" and "." are)`,
      ja: `"${name}" はホスト名に使えません（英数字、"-"、"_"、"." が使えます）`,
    };
  }
  // XML identifiers begin with a letter or "_" and have no colon (xsd:ID).
  if ((spacesUsed.has('resource') || spacesUsed.has('id') || spacesUsed.has('role')) && !isXmlId(name)) {
    return {
      en: `"${name}" is no XML identifier (it begins with a letter or "_", then letters, digits, ".", "-" and "_" follow)`,
      ja: `"${name}" は XML の ID に使えません（先頭は英字または "_"、以降は英数字、"."、"-"、"_" が使えます）`,
    };
  }
  if (spacesUsed.has('drbdVolume') && !(/^(?:0|[1-9]\d{0,4})$/.test(name) && Number(name) <= 65534)) {
    return {
      en: `"${name}" is no volume number (0 to 65534)`,
      ja: `"${name}" はボリューム番号に使えません（0～65534）`,
    };
  }
  if (spacesUsed.has('drbdResource')) {
    if (/[/,:]/.test(name) || name === 'all' || name.startsWith('-')) {
      return { en: `"${name}" cannot name a DRBD resource`, ja: `"${name}" は DRBD リソースの名前に使えません` };
    }
  }
  return undefined;
}

function isXmlId(name: string): boolean {
  return /^[\p{L}_][\p{L}\p{Nd}._\-\u00b7]*$/u.test(name);
}
