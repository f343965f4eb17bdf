/*
 * Clients spell one URI in several ways (`file:///c%3A/a b`, `file:///C:/a%20b`). Inside the server a file has one name:
 * its URI with as little percent-encoding as can be. Clients get their own spelling back where they gave one.
 */

const parts = /^([a-z][a-z0-9+.-]*):(\/\/[^/?#]*)?([^?#]*)(\?[^#]*)?(?:#.*)?$/i;

/** The one name of a file inside the server. */
export function nameOf(uri: string): string {
  const match = parts.exec(uri);
  if (!match) return uri;
  const [, scheme = '', authority = '', path = '', query = ''] = match;
  return `${scheme.toLowerCase()}:${authority}${escaped(drive(decoded(path)))}${query}`;
}

export function schemeOf(name: string): string {
  return parts.exec(name)?.[1]?.toLowerCase() ?? '';
}

/** The path of a name, decoded: `/etc/drbd.conf`. */
export function pathOf(name: string): string {
  return decoded(parts.exec(name)?.[3] ?? name);
}

/** Scheme, authority and decoded path of a folder, as the analysis names cluster roots. */
export function folderName(uri: string): string {
  const match = parts.exec(uri);
  if (!match) return uri;
  const [, scheme = '', authority = '', path = ''] = match;
  const folder = drive(decoded(path)).replace(/(?<=.)\/+$/, '');
  return `${scheme.toLowerCase()}:${authority}${folder}`;
}

/** A name as a URI that every client reads. */
export function uriOf(name: string): string {
  const match = parts.exec(name);
  if (!match) return name;
  const [, scheme = '', authority = '', path = '', query = ''] = match;
  const encoded = decoded(path).split('/').map(encodeURIComponent).join('/');
  return `${scheme}:${authority}${encoded}${query}`;
}

/** The file system path of a `file:` name, as Node reads it. */
export function filePathOf(name: string): string | undefined {
  if (schemeOf(name) !== 'file') return undefined;
  const path = pathOf(name);
  const authority = parts.exec(name)?.[2] ?? '';
  if (authority.length > 2 && authority !== '//localhost') return `${authority}${path}`;
  return /^\/[a-z]:/i.test(path) ? path.slice(1) : path;
}

/** The name of a file system path. */
export function nameOfPath(path: string): string {
  const slashes = path.replaceAll('\\', '/');
  return `file://${escaped(drive(slashes.startsWith('/') ? slashes : `/${slashes}`))}`;
}

/** Whether a file lies in a folder; both as names. */
export function isInside(name: string, folder: string): boolean {
  const root = folderName(folder);
  return folderName(name).startsWith(root.endsWith('/') ? root : `${root}/`);
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** What would be read as something else. */
function escaped(path: string): string {
  return path.replace(/[%?#]/g, c => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** Windows does not tell `C:` from `c:`. */
function drive(path: string): string {
  return path.replace(/^\/[A-Z]:/, d => d.toLowerCase());
}
