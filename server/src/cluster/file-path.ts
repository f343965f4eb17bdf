/*
 * Files are named by the host: URIs in the editor, paths on the command line. Both are handled as text with `/`;
 * what stands before the path (scheme and authority) and behind it (query, fragment) stays as it is.
 */

const uri = /^([a-z][a-z0-9+.-]+:)(\/\/[^/?#]*)?([^?#]*)/i;

/** The path part: `git:/etc/drbd.conf?ref` → `/etc/drbd.conf`; a plain path is its own. */
export function pathPart(file: string): string {
  const match = uri.exec(file);
  return match ? decode(match[3] ?? '') : file;
}

/** Scheme and authority, such as `file://`; empty for plain paths. */
export function prefixPart(file: string): string {
  const match = uri.exec(file);
  return match ? `${match[1]}${match[2] ?? ''}` : '';
}

export function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** Folder of a path, without the last slash; `` for a bare name, `/` for what stands at the top. */
export function dirName(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash < 0 ? '' : slash === 0 ? '/' : path.slice(0, slash);
}

/** A path relative to a folder, with `.` and `..` resolved; an absolute path stays. */
export function joinPath(folder: string, path: string): string {
  const whole = path.startsWith('/') ? path : folder === '' ? path : `${folder}/${path}`;
  const parts: string[] = [];
  for (const part of whole.split('/')) {
    if (part === '.' || part === '') continue;
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop();
    else parts.push(part);
  }
  return (whole.startsWith('/') ? '/' : '') + parts.join('/');
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
